/// Applies job events to the stored jobs and notifies their producers.
@NullMarked
package io.reelay.notifier.jobs;

import org.jspecify.annotations.NullMarked;
