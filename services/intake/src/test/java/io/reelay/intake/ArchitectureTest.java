package io.reelay.intake;

import io.reelay.testkit.architecture.ArchitectureRules;
import io.reelay.testkit.architecture.ReelayModule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> followsTheArchitectureRules() {
        return ArchitectureRules.of(ReelayModule.INTAKE);
    }
}
