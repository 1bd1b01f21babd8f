/// The tables of webhook deliveries and their attempts.
@NullMarked
package io.reelay.jobstore.deliveries;

import org.jspecify.annotations.NullMarked;
