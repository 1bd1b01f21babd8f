package io.reelay.workerspi;

import java.util.function.Supplier;

/// The one call that costs money. worker-kit commits the intent to make it, then makes it, once.
///
/// @param send makes the call and says what came of it; every failure after bytes were sent is
///             [SubmitOutcome.Unknown] unless the provider's answer rules it out
public record PaidCall(Supplier<SubmitOutcome> send) implements PreparedSubmission {}
