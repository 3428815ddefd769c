package dev.syncwatch.window;

import static dev.syncwatch.rule.EventField.APP_VERSION;
import static dev.syncwatch.rule.EventField.ENVIRONMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.rule.Matcher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroupCapTest {

    private static final int BY_VERSION = 1;

    private final AtomicInteger warnings = new AtomicInteger();
    private final GroupCap cap = new GroupCap(plan(), warnings::incrementAndGet);

    @Test
    void theFirst500KeepTheirNames_andLaterOnesAreOther() {
        fill(500);
        assertThat(cap.nameOf(BY_VERSION, key(500))).isEqualTo("environment=other,appVersion=other");
        assertThat(cap.nameOf(BY_VERSION, key(499))).isEqualTo(key(499));
        assertThat(cap.nameOf(BY_VERSION, key(0))).isEqualTo(key(0));
    }

    @Test
    void warnsOnce_whenTheFirstGroupBecomesOther() {
        fill(500);
        assertThat(warnings).hasValue(0);
        cap.nameOf(BY_VERSION, key(500));
        cap.nameOf(BY_VERSION, key(501));
        assertThat(warnings).hasValue(1);
    }

    @Test
    void environmentsThatDashboardsReadAreNotCapped_andNothingIsSavedOfThem() {
        for (int i = 0; i < 600; i++) {
            assertThat(cap.nameOf(MeasurePlan.BY_ENVIRONMENT, "environment=e" + i))
                    .isEqualTo("environment=e" + i);
        }
        assertThat(cap.given()).isEmpty();
    }

    @Test
    void namesThatWereGivenBeforeARestartAreKept() {
        fill(500);
        GroupCap restarted = new GroupCap(plan(), warnings::incrementAndGet);
        cap.given().forEach(restarted::restore);
        assertThat(restarted.nameOf(BY_VERSION, key(498))).isEqualTo(key(498));
        assertThat(restarted.nameOf(BY_VERSION, key(500))).isEqualTo("environment=other,appVersion=other");
    }

    @Test
    void namesOfAGroupingThatIsNoMoreArePassedOver() {
        cap.restore(new GroupName("some other grouping", key(1)));
        assertThat(cap.given()).isEmpty();
    }

    private void fill(int groups) {
        for (int i = 0; i < groups; i++) {
            cap.nameOf(BY_VERSION, key(i));
        }
    }

    private static String key(int version) {
        return "environment=production,appVersion=v" + version;
    }

    private static MeasurePlan plan() {
        MeasurePlanBuilder plan = new MeasurePlanBuilder(Duration.ofSeconds(10));
        plan.grouping(new Grouping(List.of(ENVIRONMENT, APP_VERSION), Matcher.any(), true));
        return plan.build();
    }
}
