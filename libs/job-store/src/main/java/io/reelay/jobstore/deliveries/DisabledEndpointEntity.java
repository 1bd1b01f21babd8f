package io.reelay.jobstore.deliveries;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/// The row of a URL that gets no more webhooks of the account.
@Entity
@Table(name = "disabled_endpoint", schema = "jobs")
public class DisabledEndpointEntity {

    /// A URL is disabled for one account only.
    @Embeddable
    public record Id(
            @Column(name = "account_id") String accountId,
            @Column(name = "url") String url) implements Serializable {}

    @EmbeddedId
    public Id id;

    @Column(name = "disabled_at")
    public Instant disabledAt;

    @SuppressWarnings("NullAway.Init")
    public DisabledEndpointEntity() {}
}
