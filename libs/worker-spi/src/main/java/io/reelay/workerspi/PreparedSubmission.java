package io.reelay.workerspi;

/// What [ProviderAdapter#prepare] came to: the call itself, or an outcome that needs no call.
public sealed interface PreparedSubmission
        permits PaidCall,
                SubmitOutcome.Refused,
                SubmitOutcome.NotSent,
                SubmitOutcome.Throttled,
                SubmitOutcome.KeyRefused {}
