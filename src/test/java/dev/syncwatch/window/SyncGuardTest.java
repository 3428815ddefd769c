package dev.syncwatch.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Rules;
import dev.syncwatch.fixture.UserEvents;
import dev.syncwatch.rule.Absence;
import dev.syncwatch.telemetry.config.RemoteConfig;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.config.SyncSchedule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncGuardTest {

    private static final Absence RULE = Rules.absence();
    private static final long MINUTE = 60_000;
    /** Disabled from 5 min on. */
    private static final SyncSchedule SYNC = SyncSchedule.of(List.of(new RemoteConfig(false, 0)));

    private final MeasurePlanBuilder builder = new MeasurePlanBuilder(Duration.ofSeconds(10));
    private final int activity = builder.countByPane(0, new Selection.Activity(RULE.activity()));
    private final int matching = builder.countByPane(0, new Selection.Matching(RULE.activity()));
    private final MeasurePlan plan = builder.build();

    @Test
    void whileSyncIsDisabledOnlyWhatAPersonSetOffIsActivity() {
        assertThat(counts(5 * MINUTE, false, activity)).isFalse();
        assertThat(counts(5 * MINUTE, true, activity)).isTrue();
        assertThat(counts(5 * MINUTE - 1, false, activity)).isTrue();
    }

    @Test
    void whatOthersCountByTheSameMatcherStays() {
        assertThat(counts(5 * MINUTE, false, matching)).isTrue();
    }

    @Test
    void aPlanWithoutActivityNeedsNoRemoteConfig() {
        RemoteConfigFeed config = () -> SYNC;
        assertThat(SyncGuard.needed(plan, config)).isSameAs(config);
        MeasurePlan other = new MeasurePlanBuilder(Duration.ofSeconds(10)).build();
        assertThat(SyncGuard.needed(other, config).open().disabledAt(5 * MINUTE))
                .isFalse();
    }

    private boolean counts(long time, boolean manual, int column) {
        int selection = plan.layouts().get(0).columns().get(column).selection();
        UserEvent event = UserEvents.of(
                "ann",
                0,
                time,
                false,
                false,
                new long[] {-1},
                new String[1],
                null,
                null,
                null,
                null,
                null,
                manual,
                UserEvent.NO_MINUTE);
        return new SyncGuard(plan, SYNC).apply(event).measurement().isSelected(selection);
    }
}
