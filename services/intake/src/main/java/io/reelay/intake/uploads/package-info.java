/// Pictures on their way to the uploader, which checks and keeps them.
@NullMarked
package io.reelay.intake.uploads;

import org.jspecify.annotations.NullMarked;
