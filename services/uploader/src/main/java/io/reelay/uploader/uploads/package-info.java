/// Pictures that callers hand in before, or together with, their jobs.
@NullMarked
package io.reelay.uploader.uploads;

import org.jspecify.annotations.NullMarked;
