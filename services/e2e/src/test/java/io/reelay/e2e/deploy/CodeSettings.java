package io.reelay.e2e.deploy;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The environment names that the code reads: those that stand in property files and sources, and those by which the
/// members of a `@ConfigMapping` can be set.
final class CodeSettings {

    private static final Pattern NAME = Pattern.compile("\\b(?:REELAY|RUNWAY|RUNWARE)_[A-Z0-9_]*[A-Z0-9]\\b");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"(reelay\\.[a-z0-9.]+)\"\\)");
    private static final Pattern MEMBER =
            Pattern.compile("^ {4}[A-Z]\\S* (\\w+)\\(\\);|^ {4}(?:int|long|double) (\\w+)\\(\\);", Pattern.MULTILINE);
    private static final Pattern PROPERTY = Pattern.compile(
            "@ConfigProperty\\(name = \"(reelay\\.[a-z0-9.-]+)\"|every = \"\\{(reelay\\.[a-z0-9.-]+)}\"");

    /// Property files give a worker what its provider's own settings say, so these have no name of their own.
    private static final Set<String> SET_BY_PROVIDER = Set.of(
            "REELAY_WORKER_PROVIDER",
            "REELAY_WORKER_API_KEYS",
            "REELAY_WORKER_MAX_IN_FLIGHT",
            "REELAY_WORKER_ON_UNKNOWN_SUBMIT",
            "REELAY_S3_SIGNED_URL_TTL");

    private CodeSettings() {}

    static Set<String> names() {
        var names = new TreeSet<String>();
        Repository.productionFiles(".java", ".properties").stream()
                .map(Repository::text)
                .flatMap(text ->
                        Stream.of(literal(text), mapped(text), injected(text)).flatMap(found -> found))
                .forEach(names::add);
        names.removeAll(SET_BY_PROVIDER);
        return names;
    }

    private static Stream<String> literal(String text) {
        return NAME.matcher(text).results().map(MatchResult::group);
    }

    private static Stream<String> mapped(String text) {
        var mapping = MAPPING.matcher(text);
        if (!mapping.find()) {
            return Stream.empty();
        }
        return MEMBER.matcher(text.substring(mapping.end()))
                .results()
                .map(CodeSettings::captured)
                .map(member -> environmentName(mapping.group(1) + "." + member.replaceAll("([A-Z])", "-$1")));
    }

    private static Stream<String> injected(String text) {
        return PROPERTY.matcher(text).results().map(CodeSettings::captured).map(CodeSettings::environmentName);
    }

    private static String captured(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String environmentName(String property) {
        return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
