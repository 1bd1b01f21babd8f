/// A clock that tests control.
@NullMarked
package io.reelay.testkit.time;

import org.jspecify.annotations.NullMarked;
