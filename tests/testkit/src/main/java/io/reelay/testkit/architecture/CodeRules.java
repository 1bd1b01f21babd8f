package io.reelay.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// Rules for the code inside a module.
final class CodeRules {
    private static final Set<String> CLOCK_READS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.Instant.now",
            "java.time.InstantSource.system",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.LocalTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now");
    private static final Set<String> INJECTIONS = Set.of(
            "jakarta.inject.Inject",
            "org.eclipse.microprofile.config.inject.ConfigProperty",
            "org.eclipse.microprofile.reactive.messaging.Channel");
    private static final List<String> REACTIVE =
            List.of("io.smallrye.mutiny.", "java.util.concurrent.Flow", "org.reactivestreams.");

    private CodeRules() {}

    static Stream<ArchRule> rules() {
        return Stream.of(noFieldInjection(), timeComesFromAClock(), noReactiveSignatures(), packagesAreNullMarked());
    }

    static ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith(describe(
                        "an injection",
                        annotation ->
                                INJECTIONS.contains(annotation.getRawType().getName())))
                .as("no field injection")
                .because("a constructor shows the dependencies of a class");
    }

    static ArchRule timeComesFromAClock() {
        return noClasses()
                .that()
                .haveNameNotMatching(".*\\.(ClockProducer|CliClock|SandboxClock)")
                .should()
                .accessTargetWhere(describe("the system's time is read", CodeRules::readsTheSystemClock))
                .as("time comes from an injected clock")
                .because("a test must be able to set the time");
    }

    static ArchRule noReactiveSignatures() {
        return classes()
                .should(new NoSuchCode("have no reactive types in their signatures", CodeRules::reactiveMembers))
                .as("no reactive types in signatures")
                .because("the code blocks on virtual threads");
    }

    static ArchRule packagesAreNullMarked() {
        return classes()
                .should(new NoSuchCode("live in a package marked @NullMarked", CodeRules::unmarkedPackage))
                .as("every package is @NullMarked")
                .because("null must be declared, and package-info describes the package");
    }

    private static boolean readsTheSystemClock(JavaAccess<?> access) {
        String target =
                access.getTargetOwner().getName() + "." + access.getTarget().getName();
        // now(Clock) reads the injected clock.
        return CLOCK_READS.contains(target) && !access.getTarget().getFullName().endsWith("(java.time.Clock)");
    }

    private static Stream<String> unmarkedPackage(JavaClass inhabitant) {
        return Stream.of(inhabitant)
                .filter(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getName);
    }

    private static Stream<String> reactiveMembers(JavaClass owner) {
        return owner.getMembers().stream()
                .filter(CodeRules::mentionsAReactiveType)
                .map(JavaMember::getFullName);
    }

    private static boolean mentionsAReactiveType(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getName)
                .anyMatch(name -> REACTIVE.stream().anyMatch(name::startsWith));
    }
}
