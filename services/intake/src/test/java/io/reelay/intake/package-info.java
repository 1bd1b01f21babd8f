/// Tests of intake through its REST API.
@NullMarked
package io.reelay.intake;

import org.jspecify.annotations.NullMarked;
