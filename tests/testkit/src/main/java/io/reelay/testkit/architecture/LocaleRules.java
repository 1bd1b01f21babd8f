package io.reelay.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Addresses, SQL and messages must be the same text on every machine. With `-Duser.language=fa`, `%d` prints other
/// digits; with `tr`, the lower case of `I` is another letter.
final class LocaleRules {
    private static final String TEXT_AND_VALUES = "(java.lang.String, [Ljava.lang.Object;)";
    private static final Set<String> NAME_NO_LOCALE = Set.of(
            "java.io.PrintStream.format" + TEXT_AND_VALUES,
            "java.io.PrintStream.printf" + TEXT_AND_VALUES,
            "java.io.PrintWriter.format" + TEXT_AND_VALUES,
            "java.io.PrintWriter.printf" + TEXT_AND_VALUES,
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.text.DecimalFormat.<init>()",
            "java.text.DecimalFormat.<init>(java.lang.String)",
            "java.text.MessageFormat.<init>(java.lang.String)",
            "java.text.MessageFormat.format" + TEXT_AND_VALUES,
            "java.text.NumberFormat.getInstance()",
            "java.text.NumberFormat.getIntegerInstance()",
            "java.text.NumberFormat.getNumberInstance()",
            "java.text.NumberFormat.getPercentInstance()",
            "java.text.SimpleDateFormat.<init>(java.lang.String)",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "java.util.Formatter.<init>()",
            "java.util.Formatter.<init>(java.lang.Appendable)");

    /// Conversions whose digits or letters depend on the locale; `%x` and `%s` do not.
    private static final Pattern FOLLOWS_THE_LOCALE =
            Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?([deEfgGS]|[tT][a-zA-Z])");

    private LocaleRules() {}

    static Stream<ArchRule> rules() {
        return Stream.of(callsNameTheirLocale(), numbersAreFormattedWithALocale());
    }

    static ArchRule callsNameTheirLocale() {
        return noClasses()
                .should()
                .accessTargetWhere(describe("the locale of the machine is used", LocaleRules::namesNoLocale))
                .as("a call that depends on a locale names it")
                .because("the variant with Locale.ROOT gives the same text on every machine");
    }

    static ArchRule numbersAreFormattedWithALocale() {
        return classes()
                .should(new NoSuchCode(
                        "format no number, date or capitals with the locale of the machine",
                        LocaleRules::localisedFormats))
                .as("numbers are formatted with a locale")
                .because("%s prints the digits 0 to 9 everywhere, and so does String.format(Locale.ROOT, …)");
    }

    private static boolean namesNoLocale(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        return NAME_NO_LOCALE.contains(target);
    }

    private static Stream<String> localisedFormats(JavaClass owner) {
        List<FormatCalls.FormatCall> calls = FormatCalls.of(owner);
        return calls.stream()
                .filter(call -> FOLLOWS_THE_LOCALE
                        .matcher(call.format().replace("%%", ""))
                        .find())
                .map(call -> "%s.%s formats \"%s\"".formatted(owner.getName(), call.method(), call.format()));
    }
}
