/// Trying again after a failure that may pass.
@NullMarked
package io.reelay.uploader.retry;

import org.jspecify.annotations.NullMarked;
