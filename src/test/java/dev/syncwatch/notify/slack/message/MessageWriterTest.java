package dev.syncwatch.notify.slack.message;

import static dev.syncwatch.fixture.Pages.episode;
import static dev.syncwatch.fixture.Pages.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.TextObject;
import dev.syncwatch.fixture.Pages;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.Link;
import dev.syncwatch.notify.page.Page;
import dev.syncwatch.notify.page.PublishedChange.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageWriterTest {
    private final MessageWriter writer = new MessageWriter("Syncwatch");

    @Test
    void writesThisIncident() {
        SlackMessage message = writer.parent(told(Action.OPEN, 1, Pages.full()));

        assertThat(message.text()).isEqualTo("""
                        Firing: Failure rate 10.4 % (production)
                        since 10:00 UTC, 22 of 211 syncs failed, 19 people hit""");
        assertThat(texts(message))
                .containsExactly(
                        "🔴 Failure rate 10.4 % (production)",
                        """
                        *Firing* · critical · production
                        since 10:00 UTC, 22 of 211 syncs failed, 19 people hit
                        told late: it was silenced until 10:05 UTC""",
                        """
                        *Episodes*
                        • 🔴 Firing: Failure rate 10.4 % (production), since 2026-01-05 10:00 UTC""",
                        """
                        *Likely cause:* Payload answers 5xx (runbook 3.2)
                        82 % of failures are push 503
                        1. Confirm
                        2. Throttle""",
                        "*since*\n2026-01-05 10:00 UTC",
                        "*failures*\n22",
                        """
                        *Who fails*
                        • stage push: 82 % of failures
                        • platform android: 82 % of failures""",
                        "*The backend's log*\n• POST /bulk answered 503 18 times",
                        "*Samples*\n• upstream connect error",
                        "Syncwatch · incident/a · <https://example.com/runbook|Runbook>"
                                + " · <https://e.com/?a=1&amp;b=2|Incident>");
    }

    @ParameterizedTest
    @CsvSource({
        "FIRING,     🔴, Firing",
        "RECOVERING, 🟡, Recovering",
        "RESOLVED,   🟢, Resolved",
        "EXPIRED,    ⚪, Data stopped"
    })
    void showsThePresentState(State state, String colour, String word) {
        SlackMessage message = writer.parent(told(Action.EDIT, 2, Pages.of(state, "t", episode(state, "t"))));

        assertThat(message.text()).startsWith(word + ": t");
        assertThat(texts(message).get(0)).isEqualTo(colour + " t");
        assertThat(texts(message).get(1)).startsWith("*" + word + "*");
    }

    @Test
    void staysRedAndNamesWhatStillFires_whenOneOfSeveralEpisodesIsOver() {
        Page page = Pages.of(
                State.RESOLVED,
                "Resolved: pushes fail",
                episode(State.RESOLVED, "Resolved: pushes fail"),
                episode(State.RECOVERING, "the queue grows"),
                episode(State.FIRING, "no sync succeeds"));

        SlackMessage parent = writer.parent(told(Action.UPDATE, 3, page));
        SlackMessage reply = writer.reply(told(Action.UPDATE, 3, page));

        assertThat(texts(parent).get(0)).isEqualTo("🔴 the queue grows");
        assertThat(texts(parent).get(1)).contains("*Firing*", "Resolved: pushes fail");
        assertThat(texts(parent).get(2)).isEqualTo("""
                        *Episodes*
                        • 🟡 Recovering: the queue grows, since 2026-01-05 10:00 UTC
                        • 🔴 Firing: no sync succeeds, since 2026-01-05 10:00 UTC
                        • 🟢 Resolved: pushes fail, 2026-01-05 10:00 to 11:00 UTC""");
        assertThat(texts(reply)).hasSize(1);
        assertThat(texts(reply).get(0)).startsWith("🟢 *Resolved: pushes fail*");
    }

    @Test
    void tellsEverythingOfANewEpisodeInItsReply_butRemindsInShort() {
        SlackMessage opened = writer.reply(told(Action.OPEN, 2, Pages.full()));
        SlackMessage reminder = writer.reply(told(Action.REMIND, 3, Pages.full()));

        assertThat(texts(opened)).hasSize(8);
        assertThat(texts(reminder)).hasSize(2);
        assertThat(texts(reminder).get(0)).startsWith("🔴 *Reminder: Firing: Failure rate");
        assertThat(reminder.text()).startsWith("Reminder: Firing: Failure rate");
    }

    static List<String> hostileTexts() {
        return List.of(
                "x".repeat(100_000),
                "&".repeat(100_000),
                "😀".repeat(50_000),
                "<!channel>".repeat(10_000),
                "<https://evil|ok> ".repeat(5_000),
                "\u0000\u0007\u202e".repeat(30_000) + "x",
                "@here @channel <!here> <@U0123456> <#C0123456|x> https://evil.example");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void keepsSlacksLimitsAndMarkupWhateverThePageHolds(String hostile) {
        Notification notification = told(Action.OPEN, 1, Pages.saying(hostile));

        for (SlackMessage message : List.of(writer.parent(notification), writer.reply(notification))) {
            assertThat(message.blocks()).hasSizeBetween(2, 50);
            assertThat(texts(message))
                    .allSatisfy(text -> assertThat(text).isNotBlank().hasSizeLessThan(3000));
            assertThat(String.join("", texts(message))).hasSizeLessThan(9000);
            assertThat(message.text()).hasSizeLessThan(1000);
            texts(message).forEach(MessageWriterTest::expectHarmless);
            expectHarmless(message.text());
        }
        assertThat(texts(writer.parent(notification)).get(0)).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void makesNoLinkOfWhatIsNone() {
        for (String href : List.of("javascript:alert(1)", "https://a|b", "https://a b", "https://a>b", "", "ftp://a")) {
            Page page = Pages.full();
            page = new Page(
                    page.title(),
                    page.story(),
                    page.note(),
                    page.state(),
                    page.severity(),
                    page.at(),
                    page.source(),
                    page.rule(),
                    page.group(),
                    page.facts(),
                    page.cause(),
                    page.evidence(),
                    page.logs(),
                    page.samples(),
                    List.of(new Link("Runbook", href)),
                    page.episodes());

            assertThat(String.join("", texts(writer.parent(told(Action.OPEN, 1, page)))))
                    .doesNotContain("<");
        }
    }

    @Test
    void isTextAlone_whenPlain() {
        SlackMessage message = writer.parent(told(Action.OPEN, 1, Pages.full()).asPlain());

        assertThat(message.blocks()).isEmpty();
        assertThat(message.text()).startsWith("Firing: Failure rate 10.4 % (production)");
    }

    @Test
    void goesOutPlain_whenTheRichFormCannotBeBuilt() {
        Page broken = new Page(
                "No sync succeeds",
                null,
                null,
                State.FIRING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());

        assertThat(writer.parent(told(Action.OPEN, 1, broken)))
                .isEqualTo(new SlackMessage("Firing: No sync succeeds", List.of()));
        assertThat(writer.reply(told(Action.OPEN, 1, broken)))
                .isEqualTo(new SlackMessage("Firing: No sync succeeds", List.of()));
    }

    @Test
    void saysSomething_whenEvenTheTitleIsMissing() {
        Page nothing = new Page(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        assertThat(writer.parent(told(Action.OPEN, 1, nothing)).text()).isEqualTo("A page without a title: OPEN");
    }

    private static void expectHarmless(String text) {
        String withoutOurLinks = text.replaceAll("<https://example\\.com/[^<>|\\s]*\\|[^<>|]*>", "");
        assertThat(withoutOurLinks)
                .doesNotContain("<", "://", "@here", "@channel")
                .doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]")
                .doesNotContainPattern("&(?!amp;|lt;|gt;)");
    }

    private static List<String> texts(SlackMessage message) {
        List<String> texts = new ArrayList<>();
        for (LayoutBlock block : message.blocks()) {
            if (block instanceof HeaderBlock header) {
                texts.add(header.getText().getText());
            } else if (block instanceof SectionBlock section) {
                texts(section).forEach(text -> texts.add(text.getText()));
            } else if (block instanceof ContextBlock context) {
                context.getElements().forEach(element -> texts.add(((MarkdownTextObject) element).getText()));
            }
        }
        return texts;
    }

    private static List<TextObject> texts(SectionBlock section) {
        return section.getText() == null ? section.getFields() : List.of(section.getText());
    }
}
