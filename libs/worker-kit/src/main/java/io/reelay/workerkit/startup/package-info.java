/// What a worker checks before it starts.
@NullMarked
package io.reelay.workerkit.startup;

import org.jspecify.annotations.NullMarked;
