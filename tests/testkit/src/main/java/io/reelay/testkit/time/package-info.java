/// A clock that tests set and move.
@NullMarked
package io.reelay.testkit.time;

import org.jspecify.annotations.NullMarked;
