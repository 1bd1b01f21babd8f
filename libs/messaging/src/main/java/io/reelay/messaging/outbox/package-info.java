/// Commit, then publish, then mark: no event is lost, and none waits for a poll in the normal case.
@NullMarked
package io.reelay.messaging.outbox;

import org.jspecify.annotations.NullMarked;
