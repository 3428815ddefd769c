package dev.syncwatch.notify.blind.telling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.notify.blind.condition.Blindness;
import dev.syncwatch.notify.blind.condition.Finding;
import dev.syncwatch.notify.blind.condition.Finding.Sight;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Gate gate = new Gate(Gate.Limits.defaults());
    private final List<Action> told = new ArrayList<>();
    private Instant now = NOON;
    private boolean expected;

    @Test
    void opensOnceAndClosesOnce() {
        look(Sight.BLIND, 10);
        look(Sight.CLEAR, 10);

        assertThat(told).containsExactly(Action.OPEN, Action.CLOSE);
    }

    @Test
    void remindsEveryHourAndNoSooner() {
        look(Sight.BLIND, 181);

        assertThat(told).containsExactly(Action.OPEN, Action.REMIND, Action.REMIND, Action.REMIND);
    }

    @Test
    void keepsWhatIsOpenWhileNothingCanBeTold() {
        look(Sight.BLIND, 2);
        look(Sight.UNKNOWN, 600);

        assertThat(told).containsExactly(Action.OPEN);
    }

    @Test
    void doesNotPageAgainWithinFiveMinutesOfItsClose() {
        for (int i = 0; i < 2; i++) {
            look(Sight.BLIND, 1);
            look(Sight.CLEAR, 1);
        }

        assertThat(told).containsExactly(Action.OPEN, Action.CLOSE);
    }

    @Test
    void pagesAgainIfTheConditionStillHoldsFiveMinutesAfterTheClose() {
        look(Sight.BLIND, 1);
        look(Sight.CLEAR, 1);
        look(Sight.BLIND, 4);
        assertThat(told).containsExactly(Action.OPEN, Action.CLOSE);

        look(Sight.BLIND, 1);
        assertThat(told).containsExactly(Action.OPEN, Action.CLOSE, Action.OPEN);
    }

    @Test
    void opensNothingThatWasAnnounced() {
        expected = true;
        look(Sight.BLIND, 10);
        assertThat(told).isEmpty();

        expected = false;
        look(Sight.BLIND, 1);
        assertThat(told).containsExactly(Action.OPEN);
    }

    @Test
    void closesDuringMaintenanceToo() {
        look(Sight.BLIND, 1);
        expected = true;
        look(Sight.CLEAR, 1);

        assertThat(told).containsExactly(Action.OPEN, Action.CLOSE);
    }

    private void look(Sight sight, int minutes) {
        for (int i = 0; i < minutes; i++) {
            Blindness blindness =
                    new Blindness("kafka", NOON, Severity.CRITICAL, "title", "story", "nothing", List.of(), Map.of());
            Finding finding = new Finding("kafka", sight, sight == Sight.BLIND ? blindness : null);
            gate.next(finding, expected, now).ifPresent(telling -> told.add(telling.action()));
            now = now.plus(Duration.ofMinutes(1));
        }
    }
}
