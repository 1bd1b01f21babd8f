/// What a person types and reads.
@NullMarked
package io.reelay.cli;

import org.jspecify.annotations.NullMarked;
