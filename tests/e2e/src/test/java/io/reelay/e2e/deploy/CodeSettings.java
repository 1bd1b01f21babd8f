package io.reelay.e2e.deploy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The environment variables that the code reads, with their defaults: those in property files and sources, and those
/// of the members of each `@ConfigMapping`.
final class CodeSettings {

    /// A regular expression for the names of settings: those of Reelay and those of each provider.
    static final String NAMES = "(?:REELAY|%s)_[A-Z0-9_]*[A-Z0-9]"
            .formatted(String.join("|", Repository.providers()).toUpperCase(Locale.ROOT));

    private static final Pattern NAME = Pattern.compile("\\b" + NAMES + "\\b");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"(reelay\\.[a-z0-9.]+)\"\\)");
    private static final Pattern MEMBER =
            Pattern.compile("^ {4}[A-Z]\\S* (\\w+)\\(\\);|^ {4}(?:int|long|double) (\\w+)\\(\\);", Pattern.MULTILINE);
    private static final Pattern PROPERTY = Pattern.compile(
            "@ConfigProperty\\(name = \"(reelay\\.[a-z0-9.-]+)\"|every = \"\\{(reelay\\.[a-z0-9.-]+)}\"");

    private static final Pattern WITH_DEFAULT =
            Pattern.compile("@WithDefault\\(\"([^\"$]+)\"\\)\\s+\\S+ (\\w+)\\(\\);");
    private static final Pattern INJECTED_DEFAULT =
            Pattern.compile("@ConfigProperty\\(name = \"([^\"]+)\", defaultValue = \"([^\"]+)\"\\)");
    private static final Pattern EXPRESSION_DEFAULT = Pattern.compile("\\$\\{([A-Z0-9_]+):([^}]+)}");
    private static final Pattern PROPERTY_VALUE =
            Pattern.compile("^(reelay\\.[a-z0-9.-]+)=([^$\\n]+)$", Pattern.MULTILINE);

    /// Worker settings that property files set from the settings of the provider, so they have no variable of their
    /// own.
    private static final Set<String> SET_BY_PROVIDER = Set.of(
            "REELAY_WORKER_PROVIDER",
            "REELAY_WORKER_API_KEYS",
            "REELAY_WORKER_MAX_IN_FLIGHT",
            "REELAY_WORKER_ON_UNKNOWN_SUBMIT",
            "REELAY_S3_SIGNED_URL_TTL");

    private CodeSettings() {}

    static Set<String> names() {
        return names(Repository.productionFiles(".java", ".properties"));
    }

    /// The names in these files.
    static Set<String> names(List<Path> files) {
        var names = new TreeSet<String>();
        files.stream()
                .map(Repository::text)
                .flatMap(text ->
                        Stream.of(literal(text), mapped(text), injected(text)).flatMap(found -> found))
                .forEach(names::add);
        names.removeAll(SET_BY_PROVIDER);
        return names;
    }

    /// The defaults of a setting that the code states literally, from every place that states one.
    static Map<String, Set<String>> defaults() {
        return Repository.productionFiles(".java", ".properties").stream()
                .map(Repository::text)
                .flatMap(CodeSettings::defaults)
                .collect(groupingBy(Default::name, mapping(Default::value, toSet())));
    }

    private static Stream<Default> defaults(String text) {
        var members = found(MAPPING, text)
                .flatMap(mapping -> found(WITH_DEFAULT, text)
                        .map(member -> new Default(mapping.group(1) + "." + dashed(member.group(2)), member.group(1))));
        var others = Stream.of(INJECTED_DEFAULT, EXPRESSION_DEFAULT, PROPERTY_VALUE)
                .flatMap(pattern -> found(pattern, text))
                .map(found -> new Default(found.group(1), found.group(2)));
        return Stream.concat(members, others).map(found -> new Default(environmentName(found.name()), found.value()));
    }

    private record Default(String name, String value) {}

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
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
                .map(member -> environmentName(mapping.group(1) + "." + dashed(member)));
    }

    private static Stream<String> injected(String text) {
        return PROPERTY.matcher(text).results().map(CodeSettings::captured).map(CodeSettings::environmentName);
    }

    private static String captured(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String dashed(String member) {
        return member.replaceAll("([A-Z])", "-$1");
    }

    private static String environmentName(String property) {
        return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
