package io.reelay.workerspi;

import io.reelay.contracts.events.GenerationSpec;

/// A task at the provider.
///
/// @param taskId the provider's id of the task
/// @param spec   the request that created it
public record ProviderTask(String taskId, GenerationSpec spec) {}
