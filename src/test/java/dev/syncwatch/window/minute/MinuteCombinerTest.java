package dev.syncwatch.window.minute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.fixture.TwoRules;
import dev.syncwatch.fixture.UserEvents;
import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.window.EvidenceRow;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.UserEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinuteCombinerTest {

    private static final long TEN = SyncEvents.TEN_O_CLOCK;
    private static final long MINUTE = 60_000;

    private final MeasurePlan plan = TwoRules.detection().plan();
    private final MinuteCombiner combiner = new MinuteCombiner(plan);

    @Test
    void eventsWithAllInCommonAreOneRow_andTheirUsersCountOnce() {
        combiner.add(event("ann", Outcome.FAILED, "ios", TEN));
        combiner.add(event("ann", Outcome.COMPLETED_OTHER, "ios", TEN));
        combiner.add(event("bob", Outcome.STARTED, "ios", TEN));
        combiner.add(event(null, Outcome.FAILED, "ios", TEN));
        MinutePart part = flushed().get(0);
        assertThat(part.environment()).isEqualTo("qa,eu");
        assertThat(part.newest()).isEqualTo(TEN + 5);
        assertThat(part.rows()).hasSize(1).allSatisfy(row -> {
            assertThat(row.outcomes()).containsExactly(1, 0, 1, 2, 0);
            assertThat(row.users()).hasSize(2);
            assertThat(row.failedUsers()).hasSize(1);
            assertThat(row.queueDelta()).isEqualByComparingTo("2.0");
            assertThat(row.platform()).isEqualTo("ios");
            assertThat(row.stage()).isEmpty();
        });
    }

    @Test
    void eachMinuteIsAPart_whateverTheOrder() {
        for (long minute : new long[] {TEN, TEN - MINUTE, TEN, TEN - MINUTE, TEN}) {
            combiner.add(event("ann", Outcome.STARTED, "ios", minute));
        }
        assertThat(flushed())
                .extracting(MinutePart::minute, part -> part.rows()[0].outcomes()[0])
                .containsExactly(tuple(TEN - MINUTE, 2L), tuple(TEN, 3L));
        assertThat(flushed()).isEmpty();
    }

    @Test
    void isFullBeforeItsRowsFillMemory_andEmptyOnceTheyHaveLeft() {
        int added = 0;
        while (!combiner.isFull()) {
            combiner.add(event("ann", Outcome.STARTED, "platform " + added++, TEN));
        }
        assertThat(added).isEqualTo(4096);
        assertThat(flushed().get(0).rows()).hasSize(added);
        assertThat(combiner.isFull()).isFalse();
    }

    private List<MinutePart> flushed() {
        List<MinutePart> parts = new ArrayList<>();
        combiner.flush(parts::add);
        parts.sort(Comparator.comparing(MinutePart::minute));
        return parts;
    }

    private UserEvent event(String user, Outcome outcome, String platform, long minute) {
        BigDecimal[] addends = {new BigDecimal("0.5")};
        return UserEvents.of(
                user,
                0,
                TEN + 5,
                false,
                false,
                null,
                new String[] {"environment=qa%2Ceu"},
                addends,
                null,
                EvidenceRow.of(null, null, "2.4.1", platform).key(),
                outcome,
                null,
                false,
                minute);
    }
}
