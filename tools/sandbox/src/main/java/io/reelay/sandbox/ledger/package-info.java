/// Which tasks were created and what they cost: where tests count charges.
@NullMarked
package io.reelay.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
