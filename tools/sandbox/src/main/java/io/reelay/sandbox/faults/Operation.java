package io.reelay.sandbox.faults;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a client asks for, whatever the provider calls it.
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
