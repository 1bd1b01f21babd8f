/// Stores the idempotency keys of producers with the request and its response.
@NullMarked
package io.reelay.jobstore.idempotency;

import org.jspecify.annotations.NullMarked;
