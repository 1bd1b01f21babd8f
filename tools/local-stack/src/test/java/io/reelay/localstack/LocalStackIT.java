package io.reelay.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

    private static final TopicPartition FACTS = new TopicPartition("facts", 0);

    private final Path directory;

    LocalStackIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void writtenDataSurvivesAKillOfAllProcesses() throws Exception {
        // Given
        var options = StackOptions.in(home());
        try (var stack = LocalStack.start(options)) {
            publish(stack.endpoints(), "written before the crash");
            execute(stack.endpoints(), "create table fact (text varchar)");
            execute(stack.endpoints(), "insert into fact values ('written before the crash')");
            options.parts().forEach(part -> stack.process(part).kill());
        }
        var orphan = postmaster(home());
        assertThat(orphan.isAlive())
                .as("PostgreSQL outlives the killed process")
                .isTrue();

        // When
        try (var stack = LocalStack.start(options)) {

            // Then
            assertThat(orphan.isAlive()).isFalse();
            assertThat(records(stack.endpoints())).containsExactly("written before the crash");
            assertThat(query(stack.endpoints(), "select text from fact")).isEqualTo("written before the crash");
        }
    }

    @Test
    void commitsAreDurableAndUnauthenticatedClientsAreRejected() throws Exception {
        // Given
        var options = StackOptions.in(directory).only(StackComponent.POSTGRES, StackComponent.S3);

        // When
        try (var stack = LocalStack.start(options);
                var http = HttpClient.newHttpClient()) {

            // Then
            assertThat(List.of("fsync", "synchronous_commit", "full_page_writes"))
                    .allSatisfy(setting -> assertThat(query(stack.endpoints(), "show " + setting))
                            .isEqualTo("on"));
            var bucket = stack.endpoints().s3().resolve("/" + StackEndpoints.BUCKET + "/");
            var anonymous = http.send(HttpRequest.newBuilder(bucket).build(), BodyHandlers.discarding());
            assertThat(anonymous.statusCode()).isEqualTo(403);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ctrlCOfTheTerminalDoesNotReachPostgres() throws Exception {
        // Given
        var options = StackOptions.in(directory).only(StackComponent.POSTGRES);

        // When
        try (var stack = LocalStack.start(options)) {

            // Then
            assertThat(session(postmaster(directory)))
                    .isNotEqualTo(session(ProcessHandle.current()))
                    .isEqualTo(stack.process(StackComponent.POSTGRES).pid());
        }
    }

    @Test
    void noComponentOutlivesAKilledParent() throws Exception {
        // Given
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var parent = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bystander.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("parent.log").toFile())
                .start();
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() ->
                        assertThat(directory.resolve("parent.log")).content().contains("started"));
        var family = parent.descendants().toList();
        assertThat(family).hasSizeGreaterThanOrEqualTo(4);

        // When
        parent.destroyForcibly().waitFor();

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
    }

    /// Starts a stack and runs until it is killed.
    static final class Bystander {
        private Bystander() {}

        public static void main(String[] arguments) throws InterruptedException {
            LocalStack.start(StackOptions.in(Path.of(arguments[0])));
            System.out.println("started");
            Thread.currentThread().join();
        }
    }

    /// A directory with a non-ASCII name, if the locale can represent it.
    private Path home() {
        var spelling = System.getProperty("sun.jnu.encoding");
        return directory.resolve(spelling.equals("UTF-8") ? "Jos\u00e9" : "Jose");
    }

    private static long session(ProcessHandle process) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        var afterTheName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(afterTheName[3]);
    }

    private static ProcessHandle postmaster(Path directory) throws Exception {
        var pid = Files.readAllLines(directory.resolve("postgres/data/postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void publish(StackEndpoints endpoints, String text) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", endpoints.kafkaBootstrap()))) {
            admin.createTopics(List.of(new NewTopic(FACTS.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
        var settings = Map.<String, Object>of("bootstrap.servers", endpoints.kafkaBootstrap(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(FACTS.topic(), text)).get();
        }
    }

    private static List<String> records(StackEndpoints endpoints) {
        var settings = Map.<String, Object>of("bootstrap.servers", endpoints.kafkaBootstrap());
        var found = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(FACTS));
            consumer.seekToBeginning(List.of(FACTS));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(record.value()));
                assertThat(found).isNotEmpty();
            });
        }
        return found;
    }

    private static void execute(StackEndpoints endpoints, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        endpoints.jdbcUrl(), endpoints.databaseUser(), endpoints.databasePassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(StackEndpoints endpoints, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        endpoints.jdbcUrl(), endpoints.databaseUser(), endpoints.databasePassword());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
