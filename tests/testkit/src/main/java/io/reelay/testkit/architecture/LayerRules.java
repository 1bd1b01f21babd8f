package io.reelay.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.stream.Stream;

/// Rules for the dependencies between modules and packages.
final class LayerRules {
    private static final String[] PLAIN_JAVA = {"java..", "org.jspecify.."};

    private LayerRules() {}

    static Stream<ArchRule> rules(ReelayModule module) {
        return Stream.of(
                dependsDownwardOnly(module),
                noPackageCycles(),
                contractsAreFreeOfFrameworks(),
                spiIsFreeOfFrameworks());
    }

    static ArchRule dependsDownwardOnly(ReelayModule module) {
        DescribedPredicate<JavaClass> reachable = describe(
                "in %s or outside Reelay".formatted(module.reachable()),
                target -> module.mayUse(target.getPackageName()));
        return classes()
                .should()
                .onlyDependOnClassesThat(reachable)
                .as("dependencies point down")
                .because("a service must not depend on another service, and a library must not depend on its users");
    }

    static ArchRule noPackageCycles() {
        return SlicesRuleDefinition.slices()
                .assignedFrom(new OnePackageEach())
                .should()
                .beFreeOfCycles()
                .as("no cycle between packages")
                .because("packages in a cycle cannot be understood or changed separately");
    }

    static ArchRule contractsAreFreeOfFrameworks() {
        return classes()
                .that()
                .resideInAPackage("io.reelay.contracts..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(plus("io.reelay.contracts..", "com.github.f4b6a3.ulid.."))
                .as("contracts are free of frameworks")
                .because("downstream consumers use them without a framework");
    }

    static ArchRule spiIsFreeOfFrameworks() {
        return classes()
                .that()
                .resideInAPackage("io.reelay.workerspi")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(plus("io.reelay.workerspi", "io.reelay.contracts..", "io.reelay.catalog.."))
                .as("the provider interface is free of frameworks")
                .because("an adapter is written against plain Java");
    }

    private static String[] plus(String... packages) {
        return Stream.concat(Stream.of(PLAIN_JAVA), Stream.of(packages)).toArray(String[]::new);
    }

    private static final class OnePackageEach implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
