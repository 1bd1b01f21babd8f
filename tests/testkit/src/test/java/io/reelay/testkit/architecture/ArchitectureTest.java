package io.reelay.testkit.architecture;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> keepsTheRulesOfTheHouse() {
        return ArchitectureRules.of(ReelayModule.TESTKIT);
    }

    /// local-stack cannot check itself, because testkit depends on it.
    @TestFactory
    Stream<DynamicTest> theLocalStackKeepsThemToo() {
        return ArchitectureRules.of(ReelayModule.LOCAL_STACK);
    }
}
