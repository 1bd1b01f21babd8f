/// Which request a producer's idempotency key belongs to, and what was answered.
@NullMarked
package io.reelay.jobstore.idempotency;

import org.jspecify.annotations.NullMarked;
