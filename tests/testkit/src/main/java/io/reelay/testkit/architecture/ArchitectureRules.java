package io.reelay.testkit.architecture;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The architecture rules, one test per rule, for the production classes of one module:
///
/// ```java
/// class ArchitectureTest {
///     @TestFactory
///     Stream<DynamicTest> keepsTheRulesOfTheHouse() {
///         return ArchitectureRules.of(ReelayModule.INTAKE);
///     }
/// }
/// ```
public final class ArchitectureRules {
    private ArchitectureRules() {}

    public static Stream<DynamicTest> of(ReelayModule module) {
        JavaClasses classes = productionClasses(module.rootPackage());
        return rulesFor(module).map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }

    static Stream<ArchRule> rulesFor(ReelayModule module) {
        return Stream.of(
                        LayerRules.rules(module),
                        EdgeRules.rules(module),
                        CodeRules.rules(),
                        NameRules.rules(module),
                        LocaleRules.rules())
                .flatMap(rules -> rules)
                .map(rule -> rule.allowEmptyShould(true));
    }

    static JavaClasses productionClasses(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
    }
}
