package io.reelay.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The providers that the sandbox stands in for.
public enum SandboxProvider {
    @JsonProperty("runway")
    RUNWAY,
    @JsonProperty("runware")
    RUNWARE
}
