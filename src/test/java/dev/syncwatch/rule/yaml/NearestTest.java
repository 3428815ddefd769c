package dev.syncwatch.rule.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("window", "within", "minimumUsers");

    @Test
    void findsANameThatIsALetterOrTwoAway() {
        assertThat(Nearest.name("windwo", NAMES)).contains("window");
        assertThat(Nearest.name("withn", NAMES)).contains("within");
        assertThat(Nearest.name("minimum_users", NAMES)).contains("minimumUsers");
    }

    @Test
    void findsNothingWhereNothingIsNear() {
        assertThat(Nearest.name("severity", NAMES)).isEmpty();
        assertThat(Nearest.name("", NAMES)).isEmpty();
        assertThat(Nearest.name("x".repeat(100_000), NAMES)).isEmpty();
    }

    @Test
    void hintsAtAllNamesWhereNoneIsNear() {
        assertThat(Nearest.hint("windwo", NAMES)).isEqualTo("; did you mean \"window\"?");
        assertThat(Nearest.hint("colour", NAMES)).isEqualTo("; valid: window, within, minimumUsers");
        assertThat(Nearest.hint("colour", List.of())).isEmpty();
    }

    @Test
    void listsSomeNamesWhereThereAreMany() {
        List<String> names = IntStream.range(0, 5000).mapToObj(i -> "rule-" + i).toList();

        assertThat(Nearest.hint("colour", names))
                .startsWith("; valid: rule-0, ")
                .endsWith(", rule-24, …");
    }
}
