/// The account of the caller: credits, ledger, webhook secret.
@NullMarked
package io.reelay.intake.accounts;

import org.jspecify.annotations.NullMarked;
