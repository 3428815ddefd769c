package dev.syncwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matchers as a rule file writes them, against events. */
class MatcherTest {
    private static final String ABSENT = "ABSENT";

    @ParameterizedTest(name = "statusCode: {0} holds for {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = ABSENT, textBlock = """
            500              | 500      | true
            500              | 500.0    | true
            500              | 5e2      | true
            500.0            | 500      | true
            500              | 501      | false
            500              | ABSENT   | false
            500              | 500 ms   | false
            '"!=500"'        | 500.00   | false
            '"!=500"'        | 501      | true
            '"!= 500"'       | 500      | false
            '"!=500"'        | ABSENT   | true
            '">=500"'        | 500      | true
            '">= 500"'       | 499.9999 | false
            '">500"'         | 500      | false
            '">500"'         | 5001     | true
            '"<500"'         | -1e9     | true
            '"<=500"'        | 500.0    | true
            '"<=500"'        | 500.01   | false
            '">=0"'          | ABSENT   | false
            '"<500"'         | ABSENT   | false
            '">=500"'        | high     | false
            '"<500"'         | high     | false
            '">-0.5"'        | 0        | true
            '">99999999999999999998"' | 99999999999999999999 | true
            9223372036854775807       | 9223372036854775808  | false
            '[401, ">=500"]' | 401      | true
            '[401, ">=500"]' | 503      | true
            '[401, ">=500"]' | 404      | false
            '[401, "~^4"]'   | 404      | true
            '["!=404", 500]' | ABSENT   | true
            ~^5              | 500      | true
            ~^5              | 1500     | false
            ~0               | 500      | true
            ~.*              | ABSENT   | false
            """)
    void comparesValues(String written, String value, boolean holds) {
        assertThat(matcher("statusCode: " + written).matches(field -> value)).isEqualTo(holds);
    }

    @ParameterizedTest(name = "message: {0} holds for {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            AsyncStorage     | AsyncStorage             | true
            AsyncStorage     | asyncstorage             | false
            AsyncStorage     | AsyncStorage full        | false
            ~AsyncStorage    | the AsyncStorage is full | true
            ~asyncstorage    | the AsyncStorage is full | false
            ~(?i)asyncstorage| the AsyncStorage is full | true
            '"~full|quota"'  | over quota               | true
            'true'           | true                     | true
            '"500x"'         | 500                      | false
            """)
    void comparesTexts(String written, String value, boolean holds) {
        assertThat(matcher("message: " + written).matches(field -> value)).isEqualTo(holds);
    }

    @Test
    void holdsOnlyIfEveryConditionHolds() {
        Matcher matcher = matcher("event: learning_sync_failed, stage: [push, fetch], reason: \"!=offline\"");

        assertThat(matcher.matches(event("learning_sync_failed", "push"))).isTrue();
        assertThat(matcher.matches(event("learning_sync_failed", "persist"))).isFalse();
        assertThat(matcher.matches(event("learning_sync_completed", "push"))).isFalse();
    }

    @Test
    void matchesEverythingWithoutConditions() {
        assertThat(Matcher.any().matches(field -> null)).isTrue();
        assertThat(matcher("")).isEqualTo(Matcher.any());
    }

    @Test
    void coversWhatIsNarrower() {
        Matcher wide = matcher("event: [learning_sync_completed, learning_sync_failed]");
        Matcher narrow = matcher("event: learning_sync_completed, status: success");

        assertThat(wide.covers(narrow)).isTrue();
        assertThat(narrow.covers(wide)).isFalse();
        assertThat(Matcher.any().covers(narrow)).isTrue();
        assertThat(narrow.covers(Matcher.any())).isFalse();
    }

    private static FieldLookup event(String name, String stage) {
        return Map.of(EventField.EVENT, name, EventField.STAGE, stage)::get;
    }

    private static Matcher matcher(String conditions) {
        RuleFile file = RuleFiles.read("""
                version: 1
                rules:
                  - id: many
                    kind: threshold
                    where: { %s }
                    measure: count
                    window: 5m
                    above: 20
                    severity: warning
                """.formatted(conditions));
        assertThat(file.problems()).isEmpty();
        return ((Threshold) file.ruleSet().rules().get(0)).where();
    }
}
