package io.reelay.testkit.stack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.reelay.localstack.LocalStack;
import io.reelay.localstack.StackComponent;
import io.reelay.localstack.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/// Starts a Kafka server with access control for a `@QuarkusTest`, and PostgreSQL. Clients must log in by SASL, and the
/// service under test may use only topics and consumer groups whose names begin with [#PREFIX].
public final class SecuredKafkaResource implements QuarkusTestResourceLifecycleManager {
    public static final String PREFIX = "acme.";

    private static final String SERVICE = "acme";
    private static final String ADMIN = "admin";
    private static final String PROTOCOL = "SASL_PLAINTEXT";
    private static final String MECHANISM = "PLAIN";
    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    private @Nullable LocalStack stack;
    private @Nullable Path directory;

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("reelay-secured");
            directory = home;
            Path kafka = Files.createDirectories(home.resolve("kafka"));
            try (var file = Files.newOutputStream(kafka.resolve("broker.properties"))) {
                brokerSettings().store(file, null);
            }
            LocalStack started =
                    LocalStack.start(StackOptions.in(home).only(StackComponent.KAFKA, StackComponent.POSTGRES));
            stack = started;
            allowNamesWithThePrefix(started.endpoints().kafkaBootstrap());
            return settings(started);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a folder for the test servers", e);
        }
    }

    @Override
    public void stop() {
        if (stack != null && directory != null) {
            SharedStack.stop(stack, directory);
        }
    }

    /// The client settings of the administrator, who has all rights.
    public static Map<String, Object> adminClient(String bootstrap) {
        return client(bootstrap, ADMIN);
    }

    /// The client settings of the service.
    public static Map<String, Object> serviceClient(String bootstrap) {
        return client(bootstrap, SERVICE);
    }

    private static Map<String, Object> client(String bootstrap, String user) {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, PROTOCOL,
                SaslConfigs.SASL_MECHANISM, MECHANISM,
                SaslConfigs.SASL_JAAS_CONFIG, login(user) + ";");
    }

    private static Properties brokerSettings() {
        Properties settings = new Properties();
        settings.put("listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", MECHANISM);
        settings.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
        settings.put(
                "listener.name.plaintext.plain.sasl.jaas.config",
                "%s user_%s=\"%s-secret\" user_%s=\"%s-secret\";"
                        .formatted(login(ADMIN), ADMIN, ADMIN, SERVICE, SERVICE));
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        // The broker is anonymous at the listener of the controller.
        settings.put("super.users", "User:" + ADMIN + ";User:ANONYMOUS");
        return settings;
    }

    private static String login(String user) {
        return MODULE + "username=\"%s\" password=\"%s-secret\"".formatted(user, user);
    }

    private static void allowNamesWithThePrefix(String bootstrap) {
        List<AclBinding> rights = Stream.of(ResourceType.TOPIC, ResourceType.GROUP)
                .map(type -> new AclBinding(
                        new ResourcePattern(type, PREFIX, PatternType.PREFIXED),
                        new AccessControlEntry("User:" + SERVICE, "*", AclOperation.ALL, AclPermissionType.ALLOW)))
                .toList();
        try (Admin admin = Admin.create(adminClient(bootstrap))) {
            admin.createAcls(rights).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> settings(LocalStack stack) {
        Map<String, String> settings = new HashMap<>(stack.endpoints().settings());
        settings.put("REELAY_KAFKA_PREFIX", PREFIX);
        settings.put("KAFKA_SECURITY_PROTOCOL", PROTOCOL);
        settings.put("KAFKA_SASL_MECHANISM", MECHANISM);
        settings.put("KAFKA_SASL_JAAS_CONFIG", login(SERVICE) + ";");
        return settings;
    }
}
