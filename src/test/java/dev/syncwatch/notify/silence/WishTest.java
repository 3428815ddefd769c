package dev.syncwatch.notify.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleFileReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {
    private static final List<String> VALUES = Arrays.asList(
            null, "", "staging", "Staging", "production", "prod-eu", "a.b", "axb", "2.4.1", "2.4.10", "~", "!");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "staging",
                "!=staging",
                "!= staging",
                "~prod",
                "~^prod$",
                "~(?i)STAG",
                "~a\\\\.b",
                "2.4.1",
                "!=2.4.1",
                "~" + "2\\\\.4\\\\.\\\\d{2,3}",
                "~."
            })
    void meansWhatItMeansInARuleFile(String written) throws Exception {
        Wish wish = Wish.read(written.replace("\\\\", "\\"));
        AlertRule rule = ruleOnly(written);

        assertThat(VALUES)
                .allSatisfy(value -> assertThat(wish.holds(value))
                        .as("%s holds %s", written, value)
                        .isEqualTo(rule.head().only().matches(field -> value)));
    }

    @Test
    void tellsVersionsApart_evenIfTheyAreTheSameNumber() throws Exception {
        assertThat(Wish.read("3.1").holds("3.10")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "!=staging", "~^prod|x"})
    void isWrittenAsItWasRead(String written) throws Exception {
        assertThat(Wish.read(written).written()).isEqualTo(written);
        assertThat(Wish.read(written)).isEqualTo(Wish.read(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                ">=5 | < and > compare numbers",
                "!= | a value is expected",
                "!=~x | behind != no expression",
                "~ | an expression is expected behind ~",
                "~( | bad expression: missing closing )",
                "~((a{1000}){1000}){1000} | too large",
                "~a{99999999999} | too large"
            })
    void refusesWhatMeansNothing(String written, String reason) {
        assertThatExceptionOfType(BadSilence.class)
                .isThrownBy(() -> Wish.read(written))
                .withMessageContaining(reason);
    }

    private static AlertRule ruleOnly(String wish) {
        String file = """
                version: 1
                rules:
                  - { id: a, kind: threshold, measure: count, window: 5m, above: 1, severity: info, only: { environment: "%s" } }
                """.formatted(wish);
        return RuleFileReader.read(
                        "rules.yaml", file.getBytes(StandardCharsets.UTF_8), Map.of(), Duration.ofSeconds(10))
                .ruleSet()
                .rules()
                .get(0);
    }
}
