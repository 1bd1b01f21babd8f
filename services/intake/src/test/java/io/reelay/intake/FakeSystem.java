package io.reelay.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.PutObjectArgs;
import io.minio.errors.MinioException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.reelay.catalog.CatalogFile;
import io.reelay.catalog.CatalogJson;
import io.reelay.contracts.Topics;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobSucceeded;
import io.reelay.contracts.events.ModelAnnounced;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.jobstore.accounts.Account;
import io.reelay.jobstore.accounts.AccountStore;
import io.reelay.jobstore.accounts.ApiKeyCredential;
import io.reelay.jobstore.jobs.JobStore;
import io.reelay.jobstore.ledger.Ledger;
import io.reelay.messaging.outbox.Outbox;
import io.reelay.storage.StorageConfig;
import io.reelay.storage.UrlSigner;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Simulates the other services for the tests of intake: announces models, finishes jobs, opens accounts.
@ApplicationScoped
public class FakeSystem {

    public static final String KEY = "test-key";

    /// The timeout for operations that involve Kafka and PostgreSQL.
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Outbox outbox;
    private final JobStore jobs;
    private final AccountStore accounts;
    private final Ledger ledger;
    private final Clock clock;
    private final StorageConfig storage;
    private final String bootstrap;

    FakeSystem(
            Outbox outbox,
            JobStore jobs,
            AccountStore accounts,
            Ledger ledger,
            Clock clock,
            StorageConfig storage,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.outbox = outbox;
        this.jobs = jobs;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
        this.storage = storage;
        this.bootstrap = bootstrap;
    }

    /// A request with the API key of the dev account.
    public static RequestSpecification producer() {
        return given().header("X-API-Key", KEY).contentType(ContentType.JSON);
    }

    /// Publishes the announcements of the models, and waits until intake knows the models.
    public void announceModels() {
        var models = CatalogFile.read("models.yaml").all();
        createTopics(models.stream().map(model -> Topics.generationRequested(model.provider())));
        QuarkusTransaction.requiringNew()
                .run(() -> models.forEach(model -> outbox.add(
                        new ModelAnnounced(model.name(), model.provider(), clock.millis(), CatalogJson.write(model)))));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(producer().get("/v1/models").jsonPath().getList("items.name"))
                                .hasSize(models.size()));
    }

    /// Finishes a job like the notifier does when the completion event arrives.
    public void succeed(String jobId) {
        var account = accounts.owner(new ApiKeyCredential(KEY));
        var context = jobs.find(account.id(), jobId).orElseThrow().context();
        var completion = Envelope.of(clock.instant(), null, succeeded(context));
        assertThat(QuarkusTransaction.requiringNew().call(() -> jobs.completed(completion)))
                .isPresent();
    }

    /// Stores the files of a job that [#succeed] has finished, as the uploader does.
    public void storeFiles(String jobId) throws MinioException {
        var client = UrlSigner.client(storage, storage.endpoint());
        var bucket = storage.bucket();
        if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        }
        for (var extension : List.of(".mp4", ".jpg")) {
            var key = "results/" + jobId + extension;
            client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).stream(
                            new ByteArrayInputStream(new byte[1000]), 1000L, -1L)
                    .build());
        }
    }

    /// Opens an account with the given credits. Its name is also its API key.
    public Account openAccount(String name, long credits) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var account = accounts.open(name, "unlimited").orElseThrow();
            accounts.allowOnly(account, Set.of(name));
            ledger.grant(account.id(), credits);
            return account;
        });
    }

    /// Creates the topics of the workers, as a worker does before it announces its models.
    private void createTopics(Stream<String> topics) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            var newTopics = topics.distinct()
                    .map(topic -> new NewTopic(topic, 1, (short) 1))
                    .toList();
            var created = admin.createTopics(newTopics).values().values();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(created).allMatch(KafkaFuture::isDone));
        }
    }

    private JobSucceeded succeeded(JobContext context) {
        var video = file("results/" + context.jobId() + ".mp4", "video/mp4");
        var poster = file("results/" + context.jobId() + ".jpg", "image/jpeg");
        return new JobSucceeded(context, List.of(video), List.of(poster), "task-1", null);
    }

    private StoredMedia file(String key, String contentType) {
        return new StoredMedia(
                key, "http://s3/" + key, clock.instant(), contentType, 1000, "00ff", 1280, 720, 8.0, "h264");
    }
}
