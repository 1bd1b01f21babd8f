/// The journal of accepted tasks and their prices, in which tests count charges.
@NullMarked
package io.reelay.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
