package io.reelay.sandbox.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Variations of the real providers, and relaxations for local use. All are off by default.
public enum SandboxFlag {
    /// Images may be fetched over plain http and from local addresses, which the real providers reject.
    @JsonProperty("allowLocalAssets")
    ALLOW_LOCAL_ASSETS,

    /// Runway answers an unknown model with a validation issue instead of 403.
    @JsonProperty("unknownModelIsInvalid")
    UNKNOWN_MODEL_IS_INVALID,

    /// Runware rejects models that it has removed from its catalogue.
    @JsonProperty("refuseRetiredModels")
    REFUSE_RETIRED_MODELS,

    /// Runware accepts data URIs as frame images, as newer models are documented to do.
    @JsonProperty("allowDataUriFrames")
    ALLOW_DATA_URI_FRAMES,

    /// Runware returns its balance as an object, as it does since 2026.
    @JsonProperty("balanceAsObject")
    BALANCE_AS_OBJECT,

    /// Runware wraps webhook bodies in `data`.
    @JsonProperty("wrappedWebhooks")
    WRAPPED_WEBHOOKS
}
