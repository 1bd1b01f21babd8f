/// Repeats are recognised in the transaction that does the work.
@NullMarked
package io.reelay.platform.inbox;

import org.jspecify.annotations.NullMarked;
