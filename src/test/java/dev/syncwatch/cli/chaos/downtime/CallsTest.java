package dev.syncwatch.cli.chaos.downtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.cli.chaos.seen.ChangeLog;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.Page;
import dev.syncwatch.notify.page.PagedEpisode;
import dev.syncwatch.notify.page.PublishedChange.State;
import dev.syncwatch.notify.page.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static final Instant BACK = Instant.parse("2026-01-05T17:00:00Z");
    private static final Instant BEGAN = Instant.parse("2026-01-05T12:30:00Z");
    private static final Instant LONG_OVER = BACK.minusSeconds(16 * 60);
    private static final Instant JUST_OVER = BACK.minusSeconds(14 * 60);

    @Test
    void callsNobodyForNothing_whenOnlyTheEndIsTold() throws IOException {
        Calls calls = calls(List.of(firing(), resolved(LONG_OVER)), page(Action.CLOSE, State.RESOLVED));

        assertThat(calls.forNothing()).isEmpty();
    }

    @Test
    void countsAPageOfWhatIsLongOver() throws IOException {
        Calls calls = calls(List.of(firing(), resolved(LONG_OVER)), page(Action.OPEN, State.FIRING));

        assertThat(calls.forNothing()).containsExactly("a@" + BEGAN);
    }

    @Test
    void forgivesNews_ofWhatWasToldBefore() throws IOException {
        Delivery news = page(Action.UPDATE, State.FIRING);
        Calls calls = Calls.of(
                ChangeLog.of(List.of(firing(), resolved(LONG_OVER))),
                new Calls.Planned(List.of(page(Action.OPEN, State.FIRING)), List.of(news)),
                "pagerduty",
                BACK);

        assertThat(calls.forNothing()).isEmpty();
    }

    @Test
    void forgivesAPageOfWhatWasOnlyJustOver() throws IOException {
        Calls calls = calls(List.of(firing(), resolved(JUST_OVER)), page(Action.OPEN, State.FIRING));

        assertThat(calls.forNothing()).isEmpty();
    }

    @Test
    void missesThePage_ofWhatStillFires() throws IOException {
        Calls calls = calls(List.of(firing()));

        assertThat(calls.missing()).containsExactly("a@" + BEGAN);
        assertThat(calls.paged()).isEmpty();
    }

    @Test
    void findsThePage_ofWhatStillFires() throws IOException {
        Calls calls = calls(List.of(firing()), page(Action.OPEN, State.FIRING));

        assertThat(calls.paged()).containsExactly("a@" + BEGAN);
        assertThat(calls.missing()).isEmpty();
    }

    private static Calls calls(List<String> changes, Delivery... after) throws IOException {
        return Calls.of(ChangeLog.of(changes), new Calls.Planned(List.of(), List.of(after)), "pagerduty", BACK);
    }

    private static String firing() {
        return change("firing", BEGAN);
    }

    private static String resolved(Instant at) {
        return change("resolved", at);
    }

    private static String change(String state, Instant at) {
        return "{\"alert\":\"a\",\"episode\":\"a@%s\",\"state\":\"%s\",\"at\":\"%s\",\"notify\":[\"pagerduty\"]}"
                .formatted(BEGAN, state, at);
    }

    private static Delivery page(Action action, State state) {
        PagedEpisode episode = new PagedEpisode("a", "a", Map.of(), Severity.CRITICAL, state, "it fails", BEGAN, null);
        Page page = new Page(
                "it fails",
                "",
                "",
                state,
                Severity.CRITICAL,
                BEGAN,
                "production",
                "a",
                "",
                Map.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(episode));
        return Delivery.planned(new Notification("i#1", "i", action, page, false), BACK);
    }
}
