/// The durable generation: claim, submit, await, finish. Start reading at [io.reelay.workerkit.generation.Generation].
@NullMarked
package io.reelay.workerkit.generation;

import org.jspecify.annotations.NullMarked;
