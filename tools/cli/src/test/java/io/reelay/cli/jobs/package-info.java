/// The receiver's side of a callback.
@NullMarked
package io.reelay.cli.jobs;

import org.jspecify.annotations.NullMarked;
