package dev.syncwatch.cli.chaos.seen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
    private static final String FIRST = change("a", "2026-01-05T10:00:00Z", "firing", 1);
    private static final String SECOND = change("a", "2026-01-05T10:05:00Z", "resolved", 2);
    private static final String OTHER = change("b", "2026-01-05T10:01:00Z", "firing", 3);

    private static String change(String alert, String at, String state, int value) {
        return "{\"alert\":\"%s\",\"at\":\"%s\",\"state\":\"%s\",\"value\":%d,\"evidence\":{\"backend\":{\"n\":%d}}}"
                .formatted(alert, at, state, value, value);
    }

    @Test
    void dropsRepeats() throws IOException {
        ChangeLog log = ChangeLog.of(List.of(FIRST, SECOND, FIRST, SECOND, OTHER));

        assertThat(log.distinct()).hasSize(3);
        assertThat(log.repeats()).isEqualTo(2);
        assertThat(log.faults()).isEmpty();
        assertThat(log.differencesFrom(ChangeLog.of(List.of(FIRST, OTHER, SECOND))))
                .isEmpty();
    }

    @Test
    void tellsARepeatThatSaysSomethingElse() throws IOException {
        ChangeLog log = ChangeLog.of(List.of(FIRST, change("a", "2026-01-05T10:00:00Z", "firing", 9)));

        assertThat(log.faults()).singleElement().asString().contains("/value: 1 → 9");
    }

    @Test
    void tellsAChangeThatComesAfterALaterOne() throws IOException {
        assertThat(ChangeLog.of(List.of(SECOND, FIRST)).faults()).hasSize(1);
    }

    @Test
    void tellsWhatIsMissingAddedAndChanged() throws IOException {
        ChangeLog was = ChangeLog.of(List.of(FIRST, SECOND));
        ChangeLog is = ChangeLog.of(List.of(change("a", "2026-01-05T10:00:00Z", "firing", 9), OTHER));

        assertThat(is.differencesFrom(was))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("missing change: a at 2026-01-05T10:05:00Z"),
                        line -> assertThat(line).startsWith("added change: b at"),
                        line -> assertThat(line).startsWith("changed: a at").contains("/value: 1 → 9"));
    }

    @Test
    void comparesWithoutTheBackend_whereItsTimeIsAnother() throws IOException {
        String elsewhere = FIRST.replace("\"n\":1", "\"n\":7");

        assertThat(ChangeLog.of(List.of(elsewhere)).withoutBackend())
                .isEqualTo(ChangeLog.of(List.of(FIRST)).withoutBackend());
    }
}
