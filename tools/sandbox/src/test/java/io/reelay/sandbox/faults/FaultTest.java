package io.reelay.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

    @ParameterizedTest
    @EnumSource
    void readmeListsTheFault(Fault fault) throws Exception {
        assertThat(Files.readString(Path.of("README.md"))).contains("`" + fault.wireName() + "`");
    }
}
