package dev.syncwatch.window;

import static dev.syncwatch.rule.EventField.APP_VERSION;
import static dev.syncwatch.rule.EventField.ENVIRONMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.ValueTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroupNamesTest {

    private static final Matcher PRODUCTION =
            new Matcher(List.of(new Condition(ENVIRONMENT, List.of(ValueTest.Same.as("production")))));

    private final GroupNames names = new GroupNames(by(Matcher.any(), true));

    @Test
    void aGroupIsNamedByItsValues() {
        assertThat(names.keyOf(event("production", "2.4.1"))).isEqualTo("environment=production,appVersion=2.4.1");
        assertThat(names.keyOf(event("production", null))).isEqualTo("environment=production,appVersion=unknown");
    }

    @Test
    void theFirst500KeepTheirNames_andLaterOnesAreOther() {
        fill(500);
        assertThat(names.keyOf(event("production", "v500"))).isEqualTo("environment=other,appVersion=other");
        assertThat(names.keyOf(event("production", "v499"))).isEqualTo("environment=production,appVersion=v499");
        assertThat(names.keyOf(event("production", "v0"))).isEqualTo("environment=production,appVersion=v0");
    }

    @Test
    void warnsOnce_whenTheFirstGroupBecomesOther() {
        AtomicInteger warnings = new AtomicInteger();
        names.onOverflow(warnings::incrementAndGet);
        fill(500);
        assertThat(warnings).hasValue(0);
        assertThat(names.overflowed()).isFalse();
        names.keyOf(event("production", "v500"));
        names.keyOf(event("production", "v501"));
        assertThat(warnings).hasValue(1);
        assertThat(names.overflowed()).isTrue();
    }

    @Test
    void valuesThatAreCutToTheSameNameAreOneGroup() {
        String shared = "x".repeat(64);
        assertThat(names.keyOf(event("production", shared + "1")))
                .isEqualTo(names.keyOf(event("production", shared + "2")))
                .endsWith("=" + shared);
        assertThat(names.given()).hasSize(1);
    }

    @Test
    void groupsThatAreNotEvaluatedHaveNoName_andTakeNone() {
        GroupNames some = new GroupNames(by(PRODUCTION, true));
        for (int i = 0; i < 600; i++) {
            assertThat(some.keyOf(event("staging", "v" + i))).isNull();
        }
        assertThat(some.keyOf(event("production", "v1"))).isEqualTo("environment=production,appVersion=v1");
        assertThat(some.given()).hasSize(1);
    }

    @Test
    void otherHoldsOnlyGroupsThatAreEvaluated() {
        GroupNames some = new GroupNames(by(PRODUCTION, true));
        for (int i = 0; i < 500; i++) {
            some.keyOf(event("production", "v" + i));
        }
        assertThat(some.keyOf(event("staging", "v1"))).isNull();
        assertThat(some.keyOf(event("production", "v500"))).isEqualTo("environment=other,appVersion=other");
    }

    @Test
    void withoutACapEveryGroupKeepsItsName_andNothingIsSaved() {
        GroupNames all = new GroupNames(by(Matcher.any(), false));
        for (int i = 0; i < 11_000; i++) {
            assertThat(all.keyOf(event("production", "v" + i))).endsWith("appVersion=v" + i);
        }
        assertThat(all.given()).isEmpty();
    }

    @Test
    void namesThatWereGivenBeforeARestartAreKept() {
        fill(499);
        names.keyOf(event("pre/view", "1,2=3%\n"));
        GroupNames restarted = new GroupNames(by(Matcher.any(), true));
        names.given().forEach(restarted::restore);
        assertThat(restarted.keyOf(event("pre/view", "1,2=3%\n")))
                .isEqualTo("environment=pre%2Fview,appVersion=1%2C2%3D3%25%0A");
        assertThat(restarted.keyOf(event("production", "v498"))).isEqualTo("environment=production,appVersion=v498");
        assertThat(restarted.keyOf(event("production", "new"))).isEqualTo("environment=other,appVersion=other");
    }

    private void fill(int groups) {
        for (int i = 0; i < groups; i++) {
            names.keyOf(event("production", "v" + i));
        }
    }

    private static Grouping by(Matcher only, boolean capped) {
        return new Grouping(List.of(ENVIRONMENT, APP_VERSION), only, capped);
    }

    private static FieldLookup event(String environment, String appVersion) {
        Map<EventField, String> fields = appVersion == null
                ? Map.of(ENVIRONMENT, environment)
                : Map.of(ENVIRONMENT, environment, APP_VERSION, appVersion);
        return fields::get;
    }
}
