/// Repeats are recognised in the transaction that does the work.
@NullMarked
package io.reelay.messaging.inbox;

import org.jspecify.annotations.NullMarked;
