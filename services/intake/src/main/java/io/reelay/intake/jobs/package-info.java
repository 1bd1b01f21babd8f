/// Jobs over REST: submit, find, wait for, cancel, and the way to their results.
@NullMarked
package io.reelay.intake.jobs;

import org.jspecify.annotations.NullMarked;
