package dev.syncwatch.window.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitsTest {

    private static final long MINUTE = 60_000;

    private final Visits visits = new Visits();
    private final List<String> made = new ArrayList<>();

    @Test
    void standOnFullMinutes() {
        assertThat(Visits.behind(0)).isEqualTo(MINUTE);
        assertThat(Visits.behind(MINUTE - 1)).isEqualTo(MINUTE);
        assertThat(Visits.behind(MINUTE)).isEqualTo(2 * MINUTE);
        assertThat(Visits.behind(-1)).isZero();
    }

    @Test
    void areMadeOnce_inOrderOfTime_whenTheirTimeHasCome() throws Exception {
        visits.plan(1, 2 * MINUTE);
        visits.plan(2, MINUTE);
        visits.plan(3, 2 * MINUTE);
        assertThat(madeBy(MINUTE - 1)).isEmpty();
        assertThat(madeBy(MINUTE)).containsExactly("2 at 1");
        assertThat(madeBy(9 * MINUTE)).containsExactly("1 at 2", "3 at 2");
        assertThat(madeBy(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void mayPlanTheNext() throws Exception {
        visits.plan(1, MINUTE);
        visits.makeDue(3 * MINUTE, (user, at) -> {
            made.add(user + " at " + at / MINUTE);
            visits.plan(user, at + MINUTE);
        });
        assertThat(made).containsExactly("1 at 1", "1 at 2", "1 at 3");
    }

    @Test
    void aMinuteHoldsManyUsers() throws Exception {
        for (int user = 0; user < 10_000; user++) {
            visits.plan(user, MINUTE);
        }
        assertThat(madeBy(MINUTE)).hasSize(10_000).doesNotHaveDuplicates();
    }

    private List<String> madeBy(long watermark) throws Exception {
        made.clear();
        visits.makeDue(watermark, (user, at) -> made.add(user + " at " + at / MINUTE));
        return made;
    }
}
