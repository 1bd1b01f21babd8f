/// Grants, reserves, settles and releases credits. The entries always add up to the balance of the account.
@NullMarked
package io.reelay.jobstore.ledger;

import org.jspecify.annotations.NullMarked;
