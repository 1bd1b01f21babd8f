package io.reelay.sandbox.faults;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The operation of a call, independent of the provider.
public enum Operation {
    @JsonProperty("create")
    CREATE,
    @JsonProperty("poll")
    POLL,
    @JsonProperty("cancel")
    CANCEL,
    @JsonProperty("upload")
    UPLOAD,
    @JsonProperty("account")
    ACCOUNT,
    @JsonProperty("download")
    DOWNLOAD,
    @JsonProperty("webhook")
    WEBHOOK
}
