package io.reelay.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.contracts.FailureCode;
import io.reelay.contracts.events.EventTypes;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the documents with the code: settings, defaults, class names, codes, events and links.
class DocumentsTest {

    @Test
    void everySettingIsDocumentedAndEveryDocumentedSettingExists() {
        // Given
        var documented = found(Repository.text("docs/configuration.md"), "(?m)^\\| `([A-Z0-9_]+)`");

        // Then
        assertThat(documented).containsExactlyInAnyOrderElementsOf(CodeSettings.names());
    }

    @Test
    void documentedDefaultsAreThoseOfTheCode() {
        // Given
        var documented = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\| `([^`]+)`")
                .matcher(Repository.text("docs/configuration.md"))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Set.of(row.group(2))));

        // When
        var written = CodeSettings.defaults();

        // Then
        documented.keySet().retainAll(written.keySet());
        written.keySet().retainAll(documented.keySet());
        assertThat(documented).hasSizeGreaterThan(40).containsExactlyInAnyOrderEntriesOf(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/architecture.md", "docs/adr"})
    void theClassesThatDocumentsNameExist(String place) {
        // Given
        var documents = place.endsWith(".md") ? List.of(place) : Repository.files(place, ".md");
        var classes = Repository.productionFiles(".java").stream()
                .map(path -> path.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());

        // Then
        assertThat(classes)
                .containsAll(documents.stream()
                        .flatMap(
                                document -> found(Repository.text(document), "`([A-Z][a-z]\\w+)(?:\\.\\w+)?`").stream())
                        .toList());
    }

    @Test
    void everyFailureCodeIsAHeadingInTheRunbook() {
        // Given
        var headings = found(Repository.text("docs/runbook.md"), "(?m)^### (\\w+)$");
        var errorCodes = found(
                Repository.text("libs/web/src/main/java/io/reelay/web/problem/ErrorCode.java"),
                "(?m)^    ([A-Z_]+)\\(\\d{3}");

        // Then
        assertThat(errorCodes).isNotEmpty();
        assertThat(headings)
                .containsAll(Arrays.stream(FailureCode.values())
                        .map(FailureCode::toString)
                        .toList())
                .containsAll(errorCodes);
    }

    @Test
    void everyEventIsInTheAsyncApiDocument() {
        // Given
        var named = found(Repository.text("docs/events/asyncapi.yaml"), "(?m)^      name: (io\\.reelay\\.\\S+)$");

        // Then
        assertThat(named).containsExactlyInAnyOrderElementsOf(EventTypes.all().keySet());
    }

    @Test
    void everyLinkBetweenDocumentsHasATarget() {
        for (var document : documents()) {
            assertThat(found(Repository.text(document), "\\]\\(([^)#:]+)(?:#[^)]*)?\\)"))
                    .as(document)
                    .allSatisfy(link -> assertThat(
                                    Files.exists(Repository.file(document).resolveSibling(link)))
                            .as(link)
                            .isTrue());
        }
    }

    @Test
    void theReadmeHasFewerThan150Lines() {
        assertThat(Repository.text("README.md").lines()).hasSizeLessThan(150);
    }

    /// The formatter breaks long `///` lines and drops a slash.
    @Test
    void docCommentsAreNotBrokenByTheFormatter() {
        assertThat(Repository.productionFiles(".java"))
                .allSatisfy(
                        file -> assertThat(Repository.text(file)).doesNotContainPattern("(?m)^\\s*///.*\\R\\s*// "));
    }

    private static List<String> documents() {
        var documents = new ArrayList<>(Repository.files("docs", ".md"));
        documents.addAll(List.of("README.md", "CONTRIBUTING.md"));
        return documents;
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
