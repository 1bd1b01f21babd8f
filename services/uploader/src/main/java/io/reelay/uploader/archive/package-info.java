/// Copies finished results into the owner's storage, with a poster and what can be measured of them, and ends the job.
/// Start at [Archiving].
@NullMarked
package io.reelay.uploader.archive;

import org.jspecify.annotations.NullMarked;
