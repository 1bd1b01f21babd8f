package io.reelay.workerspi;

/// The result of [ProviderAdapter#prepare]: the paid call, or an outcome that needs no call.
public sealed interface PreparedSubmission
        permits PaidCall,
                SubmitOutcome.Refused,
                SubmitOutcome.NotSent,
                SubmitOutcome.Throttled,
                SubmitOutcome.KeyRefused {}
