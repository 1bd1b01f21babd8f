package io.reelay.intake;

import static io.reelay.intake.FakeSystem.producer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares real responses with the OpenAPI document.
@QuarkusTest
class DescriptionIT {

    private static final String JOB = "{\"model\": \"runware/google:3@2\", \"prompt\": \"a lake\"}";

    private final FakeSystem system;
    private final ObjectMapper json = new ObjectMapper();

    DescriptionIT(FakeSystem system) {
        this.system = system;
    }

    @BeforeEach
    void models() {
        system.announceModels();
    }

    @ParameterizedTest
    @CsvSource({
        "PageModelView, /v1/models",
        "Model, /v1/models/runway/gen4_turbo",
        "Account, /v1/account",
        "PageLedgerEntry, /v1/account/ledger",
        "PageJobView, /v1/jobs",
        "Problem, /v1/jobs/job_unknown",
        "Problem, /v1/jobs?limit=0"
    })
    void responsesMatchTheirSchema(String schema, String path) {
        assertThat(errors(schema, producer().get(path))).isEmpty();
    }

    @Test
    void quotesAndJobsMatchTheirSchema() {
        assertThat(errors("Quote", producer().body(JOB).post("/v1/jobs?dryRun=true")))
                .isEmpty();
        var job = producer().body(JOB).post("/v1/jobs");
        assertThat(errors("Job", job)).isEmpty();
        String id = job.path("id");
        system.succeed(id);
        assertThat(errors("Job", producer().get("/v1/jobs/{id}", id))).isEmpty();
        assertThat(errors("Problem", producer().delete("/v1/jobs/{id}", id))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt", "image", "duration", "providerFields", "priority", "callbackEvents", "metadata"})
    void theSchemaAllowsNullWhereTheApiAcceptsIt(String field) {
        var job = "{\"model\": \"runware/google:3@2\", \"%s\": null}".formatted(field);
        assertThat(errors("JobRequest", job)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"model\": null}", "{\"model\": \"runware/google:3@2\", \"seed\": null}"})
    void theSchemaForbidsNullWhereTheApiRejectsIt(String job) {
        assertThat(errors("JobRequest", job)).isNotEmpty();
    }

    private List<Error> errors(String schema, Response response) {
        return errors(schema, response.asString());
    }

    private List<Error> errors(String schema, String text) {
        try {
            var document = (ObjectNode) new YAMLMapper()
                    .readTree(Path.of("../../docs/api/openapi.yaml").toFile());
            document.put("$ref", "#/components/schemas/" + schema);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(document)
                    .validate(json.readTree(text));
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
