/// Takes over what happened to jobs, and lets their producers know.
@NullMarked
package io.reelay.notifier.jobs;

import org.jspecify.annotations.NullMarked;
