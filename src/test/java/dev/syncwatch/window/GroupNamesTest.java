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
    void valuesThatAreCutToTheSameNameAreOneGroup() {
        String shared = "x".repeat(64);
        assertThat(names.keyOf(event("production", shared + "1")))
                .isEqualTo(names.keyOf(event("production", shared + "2")))
                .endsWith("=" + shared);
    }

    @Test
    void groupsThatAreNotEvaluatedHaveNoName() {
        GroupNames some = new GroupNames(by(PRODUCTION, true));
        for (int i = 0; i < 600; i++) {
            assertThat(some.keyOf(event("staging", "v" + i))).isNull();
        }
        assertThat(some.keyOf(event("production", "v1"))).isEqualTo("environment=production,appVersion=v1");
    }

    @Test
    void everyGroupHasItsName_howeverManyThereAre() {
        GroupNames all = new GroupNames(by(Matcher.any(), false));
        for (int i = 0; i < 11_000; i++) {
            assertThat(all.keyOf(event("production", "v" + i))).endsWith("appVersion=v" + i);
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
