/// Copies results into the storage of the operator, adds posters and measured properties, and completes the job.
/// Start at [ArchiveResults].
@NullMarked
package io.reelay.uploader.archive;

import org.jspecify.annotations.NullMarked;
