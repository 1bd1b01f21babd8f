package io.reelay.workerspi;

import java.util.function.Supplier;

/// The one call that costs money. worker-kit commits the intent, then makes the call once.
///
/// @param send makes the call and returns its outcome; every failure after the first byte was sent is
///             [SubmitOutcome.Unknown], unless the answer proves that the provider has no task
public record PaidCall(Supplier<SubmitOutcome> send) implements PreparedSubmission {}
