package io.reelay.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The providers that the sandbox imitates.
public enum SandboxProvider {
    @JsonProperty("runway")
    RUNWAY,
    @JsonProperty("runware")
    RUNWARE
}
