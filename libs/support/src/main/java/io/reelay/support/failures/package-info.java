/// Tells an outage, which passes, from a fault, which stays.
@NullMarked
package io.reelay.support.failures;

import org.jspecify.annotations.NullMarked;
