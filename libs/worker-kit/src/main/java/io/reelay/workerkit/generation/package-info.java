/// The durable generation: claim, submit, await, finish. Start with
/// [io.reelay.workerkit.generation.GenerationWorkflow].
@NullMarked
package io.reelay.workerkit.generation;

import org.jspecify.annotations.NullMarked;
