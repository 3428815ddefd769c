package dev.syncwatch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ScreenTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:07:20Z");

    private final StringWriter shown = new StringWriter();

    @Test
    void showsACardWithItsLinesBelow() {
        Card card = Card.of("PagerDuty", Card.Tone.BAD, "CRITICAL  14.5 % of syncs failed")
                .with("what to do", List.of("See whether Payload is up", "Take load off it"));

        plain().show(NOW, card);

        assertThat(shown.toString().lines().map(String::stripTrailing))
                .containsExactly(
                        "10:07:20  PagerDuty       CRITICAL  14.5 % of syncs failed",
                        "          what to do      See whether Payload is up",
                        "                          Take load off it");
    }

    @Test
    void wrapsWhatIsTooLong() {
        plain().show(NOW, Card.of("world", Card.Tone.PLAIN, "word ".repeat(20).strip()));

        assertThat(shown.toString().lines()).hasSizeGreaterThan(1).allMatch(line -> line.length() <= 80);
    }

    @Test
    void hasNoStatusWhereItCannotStay() {
        plain().status("10:07:20  60x");

        assertThat(shown.toString()).isEmpty();
    }

    @Test
    void drawsTheStatusAgainBelowACard() {
        Screen screen = new Screen(new PrintWriter(shown), Ansi.ON, 80);

        screen.status("10:07:20  60x");
        screen.show(NOW, Card.of("world", Card.Tone.PLAIN, "all is well"));

        assertThat(shown.toString().lines().reduce((first, second) -> second))
                .hasValueSatisfying(last -> assertThat(last).contains("10:07:20  60x"));
    }

    @Test
    void showsTextFromOutsideAsText() {
        Screen screen = new Screen(new PrintWriter(shown), Ansi.ON, 80);

        screen.show(NOW, Card.of("world", Card.Tone.PLAIN, "@|red x|@ \u001b[2J \u0007"));

        assertThat(shown.toString()).doesNotContain("\u001b[2J").doesNotContain("\u0007");
    }

    private Screen plain() {
        return new Screen(new PrintWriter(shown), Ansi.OFF, 80);
    }
}
