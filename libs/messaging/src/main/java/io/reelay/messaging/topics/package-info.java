/// The topics that a service reads and writes exist before it does.
@NullMarked
package io.reelay.messaging.topics;

import org.jspecify.annotations.NullMarked;
