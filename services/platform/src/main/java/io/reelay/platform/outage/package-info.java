/// Tells an outage, which passes, from a fault, which stays.
@NullMarked
package io.reelay.platform.outage;

import org.jspecify.annotations.NullMarked;
