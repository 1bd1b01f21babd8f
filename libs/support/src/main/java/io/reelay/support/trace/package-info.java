/// The W3C trace context of a job, from the producer's request to the webhook.
@NullMarked
package io.reelay.support.trace;

import org.jspecify.annotations.NullMarked;
