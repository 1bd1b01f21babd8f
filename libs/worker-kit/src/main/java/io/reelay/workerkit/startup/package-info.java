/// Checks the settings of a worker before it starts.
@NullMarked
package io.reelay.workerkit.startup;

import org.jspecify.annotations.NullMarked;
