/// Expires jobs whose deadline has passed.
@NullMarked
package io.reelay.notifier.deadlines;

import org.jspecify.annotations.NullMarked;
