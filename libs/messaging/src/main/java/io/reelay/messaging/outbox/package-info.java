/// The transactional outbox: commit, publish, delete. No event is lost, and normally none waits for a poll.
@NullMarked
package io.reelay.messaging.outbox;

import org.jspecify.annotations.NullMarked;
