package io.reelay.messaging.topics;

import io.quarkus.runtime.StartupEvent;
import io.reelay.contracts.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Creates missing topics before the consumers start: the topics that this service reads, their dead-letter topics, and
/// the shared topics that services write. Existing topics keep their settings.
@ApplicationScoped
class TopicCreator {
    private static final Logger LOG = Logger.getLogger(TopicCreator.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern CHANNEL_TOPIC =
            Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.(dead-letter-queue\\.)?topic");
    private static final List<String> SHARED_TOPICS = List.of(
            Topics.STAGING_REQUESTED,
            Topics.GENERATION_SUCCEEDED,
            Topics.CANCEL_REQUESTED,
            Topics.JOB_PROGRESS,
            Topics.JOB_COMPLETED,
            Topics.MEDIA_STORED,
            Topics.MODELS);

    private final Config config;
    private final TopicNames topicNames;
    private final Map<String, Object> kafka;
    private final int partitions;
    private final short replication;

    TopicCreator(
            Config config,
            TopicNames topicNames,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "REELAY_KAFKA_PARTITIONS", defaultValue = "6") int partitions,
            @ConfigProperty(name = "REELAY_KAFKA_REPLICATION", defaultValue = "1") short replication) {
        this.config = config;
        this.topicNames = topicNames;
        this.kafka = kafka;
        this.partitions = partitions;
        this.replication = replication;
    }

    /// Runs before the messaging starts, which has priority 0.
    void provision(@Observes @Priority(-100) StartupEvent event) throws InterruptedException {
        var names = new TreeSet<String>();
        SHARED_TOPICS.stream().map(topicNames::onCluster).forEach(names::add);
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> CHANNEL_TOPIC.matcher(name).matches())
                .map(name -> config.getValue(name, String.class))
                .forEach(names::add);
        try (var admin = Admin.create(settings())) {
            for (var created : admin.createTopics(
                            names.stream().map(this::topic).toList())
                    .values()
                    .entrySet()) {
                try {
                    created.getValue().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
                    LOG.debugf("topic.created topic=%s", created.getKey());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("Topic " + created.getKey() + " cannot be created", e);
                    }
                }
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka did not answer within a minute: check REELAY_KAFKA_BOOTSTRAP", e);
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.keySet().retainAll(AdminClientConfig.configNames());
        return settings;
    }

    private NewTopic topic(String name) {
        if (name.equals(topicNames.onCluster(Topics.MODELS))) {
            return new NewTopic(name, 1, replication)
                    .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        }
        return new NewTopic(name, partitions, replication);
    }
}
