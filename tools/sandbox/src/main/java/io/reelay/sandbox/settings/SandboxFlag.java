package io.reelay.sandbox.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where the real providers vary or a local set-up needs air. All are off by default.
public enum SandboxFlag {
    /// Pictures may be fetched over plain http and from local addresses, which the real providers refuse.
    @JsonProperty("allowLocalAssets")
    ALLOW_LOCAL_ASSETS,

    /// Runway answers an unknown model with a validation issue instead of 403.
    @JsonProperty("unknownModelIsInvalid")
    UNKNOWN_MODEL_IS_INVALID,

    /// Runware refuses models that are gone from its catalogue.
    @JsonProperty("refuseRetiredModels")
    REFUSE_RETIRED_MODELS,

    /// Runware takes data URIs as frame images, as newer models are said to do.
    @JsonProperty("allowDataUriFrames")
    ALLOW_DATA_URI_FRAMES,

    /// Runware tells its balance as an object, as since 2026.
    @JsonProperty("balanceAsObject")
    BALANCE_AS_OBJECT,

    /// Runware wraps webhook bodies in `data`.
    @JsonProperty("wrappedWebhooks")
    WRAPPED_WEBHOOKS
}
