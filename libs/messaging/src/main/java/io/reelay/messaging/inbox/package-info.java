/// Recognises repeated events in the transaction that handles them.
@NullMarked
package io.reelay.messaging.inbox;

import org.jspecify.annotations.NullMarked;
