package io.reelay.messaging.topics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The topic names of this deployment on its Kafka cluster: the names in [io.reelay.contracts.Topics] with the prefix
/// of the deployment. Incoming channels have the prefix in their own settings.
@ApplicationScoped
public class TopicNames {
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,64}");

    private final String prefix;

    /// @throws IllegalStateException when a topic name cannot begin with the prefix
    public TopicNames(@ConfigProperty(name = "reelay.kafka.prefix") Optional<String> prefix) {
        this.prefix = prefix.orElse("");
        if (!PREFIX.matcher(this.prefix).matches()) {
            throw new IllegalStateException("REELAY_KAFKA_PREFIX is \"" + this.prefix
                    + "\", which a topic name cannot begin with. "
                    + "Use up to 64 letters, digits, dots, underscores and hyphens.");
        }
    }

    /// The name on the cluster.
    public String onCluster(String topic) {
        return prefix + topic;
    }
}
