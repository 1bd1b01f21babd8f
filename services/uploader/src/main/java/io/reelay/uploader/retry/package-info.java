/// Retries after transient failures.
@NullMarked
package io.reelay.uploader.retry;

import org.jspecify.annotations.NullMarked;
