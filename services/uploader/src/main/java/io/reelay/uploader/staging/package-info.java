/// Copies the input images of a job into the storage in the form that the model requires, and requests the
/// generation. Start at [StageImages].
@NullMarked
package io.reelay.uploader.staging;

import org.jspecify.annotations.NullMarked;
