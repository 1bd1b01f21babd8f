package io.reelay.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {
    private static final JavaClasses OFFENDERS =
            new ClassFileImporter().importPackages("io.reelay.testkit.architecture.offenders");

    @Test
    void aReadOfTheSystemClockIsFoundWhetherCalledOrReferred() {
        assertThat(breaches(CodeRules.timeComesFromAClock()))
                .hasSize(2)
                .anyMatch(breach -> breach.contains("ReadsTheTime.read"))
                .anyMatch(breach -> breach.contains("ReadsTheTimeByReference.read"));
    }

    @Test
    void aNameThatSaysNothingIsFound() {
        assertThat(breaches(CodeRules.namesSayTheDomain()))
                .singleElement()
                .asString()
                .contains("JobImpl");
    }

    @Test
    void aReactiveSignatureIsFound() {
        assertThat(breaches(CodeRules.noReactiveSignatures()))
                .singleElement()
                .asString()
                .contains("AnswersReactively");
    }

    @Test
    void aPackageWithoutNullMarkedIsFound() {
        assertThat(breaches(CodeRules.packagesAreNullMarked())).hasSize(OFFENDERS.size());
    }

    @Test
    void noServiceStandsOnAnother() {
        List<ReelayModule> services = List.of(
                ReelayModule.INTAKE,
                ReelayModule.UPLOADER,
                ReelayModule.WORKER_RUNWAY,
                ReelayModule.WORKER_RUNWARE,
                ReelayModule.NOTIFIER,
                ReelayModule.SANDBOX);

        assertThat(services).allSatisfy(service -> assertThat(services)
                .filteredOn(other -> other != service)
                .noneMatch(other -> service.mayUse(other.rootPackage())));
    }

    private static List<String> breaches(ArchRule rule) {
        return rule.evaluate(OFFENDERS).getFailureReport().getDetails();
    }
}
