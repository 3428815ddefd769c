package dev.syncwatch.window.minute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinuteTotalsTest {

    private final MinuteTotals totals = MinuteTotals.of(MinuteParts.failures(0, "1", "503"));

    @Test
    void partsAddUp_andUsersCountOnce() {
        totals.add(MinuteParts.failures(0, "1", "503", 7, 8));
        totals.add(MinuteParts.failures(0, "1", "503", 8, 9));
        assertThat(told())
                .extracting(MinuteTotalsTest::spelt)
                .containsExactly("ios 1: 4 failed, 3 users, 2 stale, delta 4", "push 503: 4 failed, 3 users");
    }

    @Test
    void onlyRowsThatHaveChangedAreTold() {
        totals.add(MinuteParts.failures(0, "1", "503", 7));
        totals.add(MinuteParts.failures(0, "2", "401", 7));
        assertThat(told()).hasSize(4);
        assertThat(told()).isEmpty();
        totals.add(MinuteParts.failures(0, "2", "503", 8));
        assertThat(told())
                .extracting(MinuteTotalsTest::spelt)
                .containsExactly("ios 2: 2 failed, 2 users, 2 stale, delta 2", "push 503: 2 failed, 2 users");
    }

    @Test
    void combinationsBeyondTheThousandthAreOther_inEachTable() {
        for (int i = 0; i < MinuteTotals.MOST_COMBINATIONS; i++) {
            totals.add(MinuteParts.failures(0, "version " + i, "503", i));
        }
        told();
        totals.add(MinuteParts.failures(0, "one more", "401", 1));
        totals.add(MinuteParts.failures(0, "and one more", "401", 1, 2));
        totals.add(MinuteParts.failures(0, "version 3", "503", 3));
        assertThat(told())
                .extracting(MinuteTotalsTest::spelt)
                .containsExactlyInAnyOrder(
                        "other other: 3 failed, 2 users, 2 stale, delta 3",
                        "ios version 3: 2 failed, 1 users, 2 stale, delta 2",
                        "push 401: 3 failed, 2 users",
                        "push 503: 1001 failed, 1000 users");
    }

    private List<MinuteRow> told() {
        List<MinuteRow> rows = new ArrayList<>();
        totals.tellChanged(rows::add);
        return rows;
    }

    private static String spelt(MinuteRow row) {
        if (row.sync() == null) {
            MinuteRow.Failure failure = row.failure();
            return "%s %s: %d failed, %d users"
                    .formatted(failure.stage(), failure.statusCode(), failure.failures(), failure.users());
        }
        MinuteRow.Sync sync = row.sync();
        return "%s %s: %d failed, %d users, %d stale, delta %s"
                .formatted(
                        sync.platform(),
                        sync.appVersion(),
                        sync.outcomes()[3],
                        sync.users(),
                        sync.stale(),
                        sync.queueDelta());
    }
}
