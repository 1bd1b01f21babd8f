package io.reelay.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every topic and every consumer group begins with the prefix, so that deployments can share a cluster and one rule
/// for the prefix grants all rights.
class KafkaNamesTest {

    private static final String PREFIX = "${reelay.kafka.prefix}";

    @Test
    void everyConsumerGroupBeginsWithThePrefixAndReelay() {
        assertThat(values("group\\.id")).hasSizeGreaterThan(5).allMatch(group -> group.startsWith(PREFIX + "reelay."));
    }

    @Test
    void everyTopicOfAChannelBeginsWithThePrefixAndReelay() {
        assertThat(values("topic")).hasSizeGreaterThan(5).allMatch(topic -> topic.startsWith(PREFIX + "reelay."));
    }

    @Test
    void everyDeadLetterTopicIsNamedAfterItsTopicAndAGroup() {
        assertThat(values("dead-letter-queue\\.topic"))
                .hasSize(values("group\\.id").size())
                .allMatch(topic -> topic.matches("\\$\\{mp\\.messaging\\.incoming\\.([a-z-]+)\\.topic}\\."
                        + "(\\$\\{mp\\.messaging\\.incoming\\.\\1\\.group\\.id}|\\$\\{reelay\\.kafka\\.prefix}reelay\\.intake)"
                        + "\\.dlq"));
    }

    private static List<String> values(String attribute) {
        var setting = Pattern.compile(
                "^mp\\.messaging\\.(?:incoming|outgoing)\\.[a-z-]+\\." + attribute + "=(.*)$", Pattern.MULTILINE);
        return Repository.productionFiles(".properties").stream()
                .map(Repository::text)
                .flatMap(text -> setting.matcher(text).results())
                .map(found -> found.group(1))
                .toList();
    }
}
