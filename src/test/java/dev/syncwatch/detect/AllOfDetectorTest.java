package dev.syncwatch.detect;

import static dev.syncwatch.detect.Answer.FALSE;
import static dev.syncwatch.detect.Answer.TRUE;
import static dev.syncwatch.detect.Answer.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.rule.RuleFileReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllOfDetectorTest {

    private static final String RULES = """
            version: 1
            rules:
              - { id: many, kind: threshold, measure: count, window: 1m, above: 5, severity: info }
              - { id: growing, kind: threshold, measure: sum(queueDelta), window: 5m, above: 0, severity: info }
              - { id: outage, kind: all-of, rules: [many, growing], severity: critical }
            """;

    private final AllOfDetector outage = Detection.of(
                    RuleFileReader.read(
                                    "rules.yaml",
                                    RULES.getBytes(StandardCharsets.UTF_8),
                                    Map.of(),
                                    Duration.ofSeconds(10))
                            .ruleSet(),
                    Duration.ofSeconds(10))
            .allOfs()
            .get(0);

    @Test
    void isTrueOnceAllMembersAre() {
        assertThat(answer(TRUE, TRUE)).isEqualTo(TRUE);
    }

    @Test
    void isFalseOnceAnyMemberIs_evenBesideAnUnknownOne() {
        assertThat(answer(TRUE, FALSE)).isEqualTo(FALSE);
        assertThat(answer(UNKNOWN, FALSE)).isEqualTo(FALSE);
        assertThat(answer(FALSE, null)).isEqualTo(FALSE);
    }

    @Test
    void isUnknown_whenAMemberIsOrHasNoSuchGroup() {
        assertThat(answer(TRUE, UNKNOWN)).isEqualTo(UNKNOWN);
        assertThat(answer(null, TRUE)).isEqualTo(UNKNOWN);
    }

    @Test
    void itsEvidenceCoversTheLongestWindowOfItsMembers() {
        assertThat(outage.evidencePanes()).isEqualTo(30);
    }

    private Answer answer(Answer many, Answer growing) {
        Map<String, Answer> members = new HashMap<>();
        members.put("many", many);
        members.put("growing", growing);
        return outage.answer(members::get);
    }
}
