/// Credits: granted, reserved, settled and released, so that the entries always add up.
@NullMarked
package io.reelay.jobstore.ledger;

import org.jspecify.annotations.NullMarked;
