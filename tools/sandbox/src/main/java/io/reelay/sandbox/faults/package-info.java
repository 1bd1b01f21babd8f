/// Injected faults and their conditions.
@NullMarked
package io.reelay.sandbox.faults;

import org.jspecify.annotations.NullMarked;
