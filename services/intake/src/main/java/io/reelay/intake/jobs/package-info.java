/// The REST resources of jobs: submit, find, wait, cancel, and the links to results.
@NullMarked
package io.reelay.intake.jobs;

import org.jspecify.annotations.NullMarked;
