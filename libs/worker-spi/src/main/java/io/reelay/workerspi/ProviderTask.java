package io.reelay.workerspi;

import io.reelay.contracts.events.GenerationSpec;

/// A task at the provider.
///
/// @param taskId the provider's handle
/// @param spec   what was asked for
public record ProviderTask(String taskId, GenerationSpec spec) {}
