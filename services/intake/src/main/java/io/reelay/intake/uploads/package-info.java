/// Forwards images to the uploader, which checks and stores them.
@NullMarked
package io.reelay.intake.uploads;

import org.jspecify.annotations.NullMarked;
