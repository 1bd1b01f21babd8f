/// Distinguishes outages, after which a retry can succeed, from permanent faults.
@NullMarked
package io.reelay.support.failures;

import org.jspecify.annotations.NullMarked;
