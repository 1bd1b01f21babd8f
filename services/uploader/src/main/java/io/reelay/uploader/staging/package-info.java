/// Brings the pictures of a job into the storage, as its model takes them, and sends the job on. Start at [Staging].
@NullMarked
package io.reelay.uploader.staging;

import org.jspecify.annotations.NullMarked;
