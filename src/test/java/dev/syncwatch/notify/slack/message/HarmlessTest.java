package dev.syncwatch.notify.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<!channel> a & b | &lt;!channel&gt; a &amp; b",
                "<@U0123456> | &lt;@\u2060U0123456&gt;",
                "*bold* ~gone~ `code` | ∗bold∗ ∼gone∼ ˋcodeˋ",
                "_slanted_ but learning_sync_failed | ˍslantedˍ but learning_sync_failed",
                "@here is a@b, x@2026-01-05 | @\u2060here is a@\u2060b, x@2026-01-05",
                "https://evil.example | https:\u2060//evil.example",
                ":fire: at 10:07:20 stage:push | :\u2060fire: at 10:07:20 stage:push",
                "> quoted | › quoted",
                "Zürich 同期 👩‍🚒 ✅ | Zürich 同期 👩‍🚒 ✅"
            })
    void showsWhatStandsThereAndNoMore(String raw, String shown) {
        assertThat(Harmless.text(raw, 1000)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\n\t b", "a\u0000b", "a\u2028b", "a \u001b\u0007 b", "a\u00a0b"})
    void isOneLineWithoutControlCharacters(String raw) {
        assertThat(Harmless.text(raw, 1000)).isEqualTo("a b");
    }

    @Test
    void dropsWhatCannotBeSeenOrTurnsTextRound() {
        assertThat(Harmless.text("a\u202Eb\u200Bc\uFEFFd\uD800e", 1000)).isEqualTo("abcd\uFFFDe");
        assertThat(Harmless.text(null, 10)).isEmpty();
    }

    @Test
    void cutsBeforeAnEscapeAndBetweenCodePoints() {
        assertThat(Harmless.text("ab&cd", 6)).isEqualTo("ab…");
        assertThat(Harmless.text("ab&cd", 9)).isEqualTo("ab&amp;cd");
        assertThat(Harmless.text("ab&cde", 9)).isEqualTo("ab&amp;c…");
        assertThat(Harmless.text("😀😀😀", 5)).isEqualTo("😀😀…");
        assertThat(Harmless.text("😀😀😀", 4)).isEqualTo("😀…");
        assertThat(Harmless.text("&", 1)).isEqualTo("…");
    }

    @Test
    void isQuickAboutMuchText() {
        assertThat(Harmless.text(":a".repeat(5_000_000), 3000)).hasSizeLessThanOrEqualTo(3000);
    }

    @Property
    void isNeverTooLongAndHoldsNoMarkup(@ForAll String raw, @ForAll @IntRange(min = 1, max = 60) int longest) {
        String text = Harmless.text(raw, longest);

        assertThat(text.length()).isLessThanOrEqualTo(longest);
        assertThat(text.replaceAll("&(amp|lt|gt);", "")).doesNotContainPattern("[&<>*~`\\p{Cntrl}]");
        assertThat(text)
                .doesNotContain("://")
                .isEqualTo(new String(
                        text.codePoints().toArray(), 0, (int) text.codePoints().count()));
    }
}
