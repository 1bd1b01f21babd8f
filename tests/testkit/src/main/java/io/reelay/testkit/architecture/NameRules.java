package io.reelay.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Rules for class names: standard terms, with a suffix for a technical role.
final class NameRules {
    private static final String BANNED_NAMES = "(Base|Common)[A-Z].*|.*(Impl|Utils?|Helper|Manager|D[Tt][Oo])";
    private static final String ONE_PLURAL_WORD = "[A-Z][a-z]*[^aisu]s";
    /// Permitted plurals: the list of all topics, and an amount of credits.
    private static final Set<String> PLURAL_TERMS = Set.of("Topics", "Credits", "Primaries");

    /// The state of a task, as providers call it.
    private static final String STATE = "Running";

    private NameRules() {}

    static Stream<ArchRule> rules(ReelayModule module) {
        Stream<ArchRule> everywhere = Stream.of(
                namesSayTheDomain(),
                exceptionsEndInException(),
                entitiesEndInEntity(),
                noNameIsAGerund(),
                noNameIsABarePlural(),
                imagesAreCalledImages());
        return module.isWorker()
                ? Stream.concat(everywhere, Stream.of(workerClassesNameTheProvider(module.segment())))
                : everywhere;
    }

    static ArchRule namesSayTheDomain() {
        return namesDoNot(
                "have a name of the domain",
                name -> name.matches(BANNED_NAMES),
                "Impl, Util, Helper, Manager, Base, Common and Dto have no meaning in the domain");
    }

    static ArchRule exceptionsEndInException() {
        return classes()
                .that()
                .areAssignableTo(Throwable.class)
                .should()
                .haveSimpleNameEndingWith("Exception")
                .as("exceptions end in Exception")
                .because("a reader must see what can be thrown");
    }

    static ArchRule entitiesEndInEntity() {
        return classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .haveSimpleNameEndingWith("Entity")
                .as("entities end in Entity")
                .because("a row is not the value that it stores");
    }

    static ArchRule noNameIsAGerund() {
        return namesDoNot(
                "not end in -ing",
                name -> name.endsWith("ing") && !name.equals(STATE),
                "a class is a thing or a use case, not an activity");
    }

    static ArchRule noNameIsABarePlural() {
        return namesDoNot(
                "not be one plural word",
                name -> name.matches(ONE_PLURAL_WORD) && !PLURAL_TERMS.contains(name),
                "Jobs can be a repository, a client, a table or a list: a role suffix says which");
    }

    static ArchRule imagesAreCalledImages() {
        return namesDoNot(
                "say image, not picture",
                name -> name.contains("Picture"),
                "the API, the providers and the media types say image");
    }

    static ArchRule workerClassesNameTheProvider(String provider) {
        String prefix = Character.toUpperCase(provider.charAt(0)) + provider.substring(1);
        return classes()
                .that()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveSimpleNameStartingWith(prefix)
                .as("the classes of a worker begin with the provider's name")
                .because("two workers must not have classes with the same name");
    }

    private static ArchRule namesDoNot(String description, Predicate<String> banned, String reason) {
        return classes()
                .should(new NoSuchCode(
                        description,
                        type -> Stream.of(type)
                                .filter(named -> banned.test(named.getSimpleName()))
                                .map(JavaClass::getName)))
                .as("names " + description)
                .because(reason);
    }
}
