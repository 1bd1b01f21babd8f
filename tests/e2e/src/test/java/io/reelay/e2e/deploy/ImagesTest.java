package io.reelay.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.e2e.deploy.Dockerfile.Instruction;
import io.reelay.localstack.process.PortFinder;
import io.reelay.testkit.http.RecordingReceiver;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The container images of the deployment: the list of pulled images, and the build of the service images.
class ImagesTest {

    private static final Pattern LISTED = Pattern.compile("(?m)^([A-Z]+_IMAGE)=(\\S+)$");
    private static final Pattern REFERENCE = Pattern.compile("(?m)^\\s+(?:- )?image: (\\S+)$");

    private final Dockerfile dockerfile = Dockerfile.read();

    @Test
    void everyPulledImageIsListedAndEveryListedImageIsPulled() {
        // Given
        var listed = LISTED.matcher(Repository.text("deploy/images.env"))
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));

        // When
        var pulled = Stream.concat(baseImages().values().stream(), referencedImages())
                .collect(Collectors.toSet());

        // Then
        assertThat(pulled).containsExactlyInAnyOrderElementsOf(listed.values());
        assertThat(listed).containsAllEntriesOf(baseImages());
        assertThat(pulled)
                .allSatisfy(image -> assertThat(image)
                        .matches("[a-z0-9./-]+:[A-Za-z0-9._-]+")
                        .doesNotEndWith(":latest"));
    }

    @Test
    void everyStageIsBuiltFromAListedImage() {
        assertThat(dockerfile.instructions())
                .filteredOn(instruction -> instruction.is("FROM"))
                .extracting(Instruction::arguments)
                .containsExactly("${JDK_IMAGE} AS poms", "${JDK_IMAGE} AS build", "${JRE_IMAGE}");
    }

    @Test
    void dependenciesAreDownloadedBeforeTheSourcesAreCopied() {
        assertThat(dockerfile.stage("build"))
                .extracting(Instruction::name, Instruction::arguments)
                .satisfiesExactly(
                        folder -> assertThat(folder.toList().getFirst()).isEqualTo("WORKDIR"),
                        poms -> assertThat(poms.toList()).containsExactly("COPY", "--from=poms /src ./"),
                        fetch -> assertThat(fetch.toList().getFirst()).isEqualTo("RUN"),
                        sources -> assertThat(sources.toList()).containsExactly("COPY", ". ."),
                        build -> assertThat(build.toList().getFirst()).isEqualTo("RUN"));
    }

    @Test
    void everyImageHasTheLibrariesThatTheBundledFfmpegNeeds() {
        assertThat(dockerfile.lastStage())
                .filteredOn(instruction -> instruction.is("RUN"))
                .singleElement()
                .satisfies(install -> assertThat(install.arguments().split(" "))
                        .contains("libasound2t64", "libdrm2", "libxcb-shm0", "libxcb1"));
    }

    @Test
    void onlyTheApplicationDiffersBetweenServiceImages() {
        // Given
        var stage = dockerfile.lastStage();

        // When
        var chosen = IntStream.range(0, stage.size())
                .filter(i -> stage.get(i).is("ARG"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(stage.subList(0, chosen)).noneMatch(Instruction::copiesTheApplication);
        assertThat(stage.subList(chosen + 1, stage.size())).hasSize(4).allMatch(Instruction::copiesTheApplication);
    }

    @Test
    void theHealthCheckSucceedsOnlyWhenTheServiceIsReady() throws Exception {
        try (var service = RecordingReceiver.start()) {
            var port = service.hostAndPort().replaceAll(".*:", "");

            // When, Then
            assertThat(ready(port)).isZero();
            assertThat(service.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.path()).isEqualTo("/q/health/ready"));

            // When, Then
            service.answer(503);
            assertThat(ready(port)).isNotZero();
        }
        assertThat(ready(Integer.toString(PortFinder.free()))).isNotZero();
    }

    private static int ready(String port) throws IOException, InterruptedException {
        return new ProcessBuilder(Repository.file("deploy/docker/ready").toString(), port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Map<String, String> baseImages() {
        return dockerfile.instructions().stream()
                .filter(instruction ->
                        instruction.is("ARG") && instruction.arguments().contains("="))
                .map(instruction -> instruction.arguments().split("="))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }

    /// The images in the compose files and manifests, except those that are built from this repository.
    private static Stream<String> referencedImages() {
        var files = Stream.concat(
                Stream.of("docker-compose.yml", "docker-compose.seaweedfs.yml"),
                Repository.files("deploy/kubernetes", ".yaml").stream());
        return files.map(Repository::text)
                .flatMap(text -> REFERENCE.matcher(text).results())
                .map(reference -> reference.group(1))
                .filter(image -> !image.startsWith("reelay/"));
    }
}
