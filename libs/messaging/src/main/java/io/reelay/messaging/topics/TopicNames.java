package io.reelay.messaging.topics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The names that the topics of this deployment have on its Kafka cluster: those of [io.reelay.contracts.Topics], after
/// the deployment's prefix. Channels that read have the prefix in their own settings.
@ApplicationScoped
public class TopicNames {
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,64}");

    private final String prefix;

    /// @throws IllegalStateException when no topic name can begin with the prefix
    public TopicNames(@ConfigProperty(name = "reelay.kafka.prefix") Optional<String> prefix) {
        this.prefix = prefix.orElse("");
        if (!PREFIX.matcher(this.prefix).matches()) {
            throw new IllegalStateException("REELAY_KAFKA_PREFIX is \"" + this.prefix
                    + "\", which is not a valid beginning of a topic name. "
                    + "Use up to 64 letters, digits, dots, underscores and hyphens.");
        }
    }

    /// The name on the cluster.
    public String onCluster(String topic) {
        return prefix + topic;
    }
}
