package io.reelay.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelay.contracts.Topics;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNamesTest {

    @Test
    void withoutAPrefixTopicsHaveTheirOwnNames() {
        assertThat(names("").onCluster(Topics.JOB_COMPLETED)).isEqualTo("reelay.job.completed");
        assertThat(new TopicNames(Optional.empty()).onCluster(Topics.MODELS)).isEqualTo("reelay.catalog.models");
    }

    @Test
    void thePrefixIsPutBeforeTheNameUnchanged() {
        assertThat(names("acme.").onCluster(Topics.JOB_COMPLETED)).isEqualTo("acme.reelay.job.completed");
        assertThat(names("eu-1_").onCluster(Topics.JOB_COMPLETED)).isEqualTo("eu-1_reelay.job.completed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acme/", "acme *", "ä.", "x1234567890123456789012345678901234567890123456789012345678901234"})
    void aPrefixThatATopicNameCannotBeginWithIsRefused(String prefix) {
        assertThatThrownBy(() -> names(prefix))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REELAY_KAFKA_PREFIX is \"" + prefix
                        + "\", which a topic name cannot begin with. "
                        + "Use up to 64 letters, digits, dots, underscores and hyphens.");
    }

    private static TopicNames names(String prefix) {
        return new TopicNames(Optional.of(prefix));
    }
}
