package io.reelay.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {
    private static final String OFFENDER = "io.reelay.testkit.architecture.offenders.RuleOffenders$";
    private static final JavaClasses OFFENDERS = new ClassFileImporter()
            .importPackages(
                    "io.reelay.testkit.architecture.offenders", "io.reelay.contracts.offenders", "io.reelay.workerspi");

    @Test
    void everyRuleFindsAnOffender() {
        assertThat(ArchitectureRules.rulesFor(ReelayModule.CONTRACTS))
                .allSatisfy(rule ->
                        assertThat(breaches(rule)).as(rule.getDescription()).isNotEmpty());
    }

    @Test
    void aDependencyThatDoesNotPointDownIsFound() {
        assertThat(breaches(LayerRules.dependsDownwardOnly(ReelayModule.TESTKIT)))
                .noneMatch(breach -> breach.contains("KnowsAnotherModule"));
        assertThat(breaches(LayerRules.dependsDownwardOnly(ReelayModule.CONTRACTS)))
                .anyMatch(breach -> breach.contains("KnowsAnotherModule"));
    }

    @Test
    void aCycleBetweenPackagesIsFound() {
        assertThat(breaches(LayerRules.noPackageCycles()))
                .singleElement()
                .asString()
                .contains("offenders.here", "offenders.there");
    }

    @Test
    void aFrameworkInTheContractsOrTheProviderInterfaceIsFound() {
        assertThat(breaches(LayerRules.contractsAreFreeOfFrameworks()))
                .singleElement()
                .asString()
                .contains("contracts.offenders.NeedsAFramework");
        assertThat(breaches(LayerRules.spiIsFreeOfFrameworks()))
                .singleElement()
                .asString()
                .contains("workerspi.NeedsAFramework");
    }

    @Test
    void anEdgeOutsideOfAResourceOrAConsumerIsFound() {
        assertThat(breaches(EdgeRules.httpEntersThroughResources()))
                .singleElement()
                .asString()
                .contains("AnswersRequests");
        assertThat(breaches(EdgeRules.recordsEnterThroughConsumers()))
                .singleElement()
                .asString()
                .contains("ReadsRecords.read");
    }

    @Test
    void aRecordThatBypassesTheOutboxIsFound() {
        assertThat(breaches(EdgeRules.recordsLeaveThroughTheOutbox()))
                .isNotEmpty()
                .allMatch(breach -> breach.contains("PublishesPastTheOutbox"));
    }

    @Test
    void anInjectedFieldIsFound() {
        assertThat(breaches(CodeRules.noFieldInjection()))
                .singleElement()
                .asString()
                .contains("HasItsFieldFilled.clock");
    }

    @Test
    void aReadOfTheSystemClockIsFoundInCallsAndMethodReferences() {
        assertThat(breaches(CodeRules.timeComesFromAClock()))
                .hasSize(2)
                .anyMatch(breach -> breach.contains("ReadsTheTime.read"))
                .anyMatch(breach -> breach.contains("ReadsTheTimeByReference.read"));
    }

    @Test
    void aNameWithoutMeaningIsFound() {
        assertThat(breaches(NameRules.namesSayTheDomain()))
                .singleElement()
                .asString()
                .contains("JobImpl");
    }

    @Test
    void aNameThatHidesTheKindOfTheClassIsFound() {
        assertThat(breaches(NameRules.exceptionsEndInException()))
                .singleElement()
                .asString()
                .contains("LeaseLost");
        assertThat(breaches(NameRules.entitiesEndInEntity()))
                .singleElement()
                .asString()
                .contains("JobRow");
        assertThat(breaches(NameRules.noNameIsAGerund()))
                .singleElement()
                .asString()
                .contains("Archiving");
        assertThat(breaches(NameRules.noNameIsABarePlural()))
                .singleElement()
                .asString()
                .contains("Jobs");
        assertThat(breaches(NameRules.imagesAreCalledImages()))
                .singleElement()
                .asString()
                .contains("SourcePicture");
    }

    @Test
    void aClassOfAWorkerWithoutTheNameOfItsProviderIsFound() {
        assertThat(breaches(NameRules.workerClassesNameTheProvider("runway")))
                .isNotEmpty()
                .noneMatch(breach -> breach.contains("RunwayTask"));
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
    void aNumberFormattedWithTheDefaultLocaleIsFound() {
        assertThat(breaches(LocaleRules.numbersAreFormattedWithALocale()))
                .containsExactlyInAnyOrder(
                        OFFENDER + "FormatsNumbers.address formats \"http://%s:%d\"",
                        OFFENDER + "FormatsNumbers.nested formats \"%s of %,d\"");
    }

    @Test
    void aUseOfTheDefaultLocaleIsFoundInCallsAndMethodReferences() {
        assertThat(breaches(LocaleRules.callsNameTheirLocale()))
                .hasSize(2)
                .anyMatch(breach -> breach.contains("LowersTheCase.lower"))
                .anyMatch(breach -> breach.contains("LowersTheCaseByReference.lower"));
    }

    @Test
    void noServiceDependsOnAnother() {
        List<ReelayModule> services = List.of(
                ReelayModule.INTAKE,
                ReelayModule.UPLOADER,
                ReelayModule.WORKER_RUNWAY,
                ReelayModule.WORKER_RUNWARE,
                ReelayModule.NOTIFIER,
                ReelayModule.SANDBOX);

        assertThat(services)
                .allSatisfy(service -> assertThat(services)
                        .filteredOn(other -> other != service)
                        .noneMatch(other -> service.mayUse(other.rootPackage())));
    }

    private static List<String> breaches(ArchRule rule) {
        return rule.evaluate(OFFENDERS).getFailureReport().getDetails();
    }
}
