package dev.syncwatch.notify.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.Notifications;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PageWriterTest {
    private static final Instant LATER = Instant.parse("2026-01-05T10:31:20Z");

    @Test
    void tellsSinceWhenHowManyAndWhoIsHit() {
        Page page = page(ChangeJson.failureRate());

        assertThat(page.title()).isEqualTo("Failure rate 10.4 % over 15 min, above 10 % (production)");
        assertThat(page.story()).isEqualTo("since 10:07 UTC, 22 of 211 syncs failed, 19 people hit");
        assertThat(page.source()).isEqualTo("production");
        assertThat(page.facts())
                .containsEntry("since", "2026-01-05 10:07 UTC")
                .containsEntry("value", "10.4 %")
                .containsEntry("threshold", "10 %")
                .containsEntry("attempts", "211")
                .containsEntry("failures", "22")
                .containsEntry("people hit", "19");
    }

    @Test
    void tellsHowLongNothingHasSucceeded() {
        Page page = page(ChangeJson.absence());

        assertThat(page.story()).isEqualTo("since 09:36 UTC, no sync has succeeded for 31 min, 5 people active");
        assertThat(page.facts()).containsEntry("value", "31 min").doesNotContainKeys("threshold", "attempts");
    }

    @Test
    void tellsValueAndThreshold_whenRuleMeasuresSomethingElse() {
        Page page = page(ChangeJson.failureRate()
                .withJson("numbers", "{}")
                .withJson("value", "1234")
                .withJson("threshold", "20"));

        assertThat(page.story()).isEqualTo("since 10:07 UTC, at 1,234, threshold 20");
    }

    @Test
    void tellsOnlySinceWhen_whenThereIsNoNumber() {
        Page page = page(ChangeJson.failureRate()
                .withJson("numbers", "{}")
                .withJson("value", "null")
                .withJson("threshold", "null"));

        assertThat(page.story()).isEqualTo("since 10:07 UTC");
    }

    @Test
    void tellsHowLongItLasted_whenResolved() {
        Page page = page(ChangeJson.failureRate()
                .then("resolved", LATER)
                .withJson("numbers", "{\"attempts\":180,\"failures\":5,\"users\":1}"));

        assertThat(page.title()).isEqualTo("Resolved: Failure rate 10.4 % over 15 min, above 10 % (production)");
        assertThat(page.story())
                .isEqualTo("over at 10:31 UTC, after 24 min; at the end 5 of 180 syncs failed, 1 person hit");
        assertThat(page.facts()).containsEntry("lasted", "24 min").containsEntry("until", "2026-01-05 10:31 UTC");
    }

    @Test
    void doesNotSayResolvedTwice() {
        ChangeJson change = ChangeJson.failureRate().then("resolved", LATER).with("title", "Resolved after 24 min");

        assertThat(page(change).title()).isEqualTo("Resolved after 24 min");
    }

    @Test
    void saysThatNobodyKnows_whenDataStopped() {
        Page page = page(ChangeJson.failureRate().then("expired", Instant.parse("2026-01-06T10:30:00Z")));

        assertThat(page.title()).startsWith("Data stopped, state unknown: ");
        assertThat(page.story())
                .isEqualTo("data stopped, so nobody knows whether this is over; it began at 2026-01-05 10:07 UTC"
                        + " and is closed after 1 d for want of events to judge by");
    }

    @Test
    void makesATitleFromTheNumbers_whenChangeHasNone() {
        assertThat(page(ChangeJson.failureRate().without("title")).title())
                .isEqualTo("failure-rate/environment=production: 10.4 %, threshold 10 %");
    }

    @Test
    void keepsARunbookThatIsNoWebAddressOutOfTheLinks() {
        Page page = page(ChangeJson.failureRate().with("runbook", "javascript:alert(1)"));

        assertThat(page.links()).isEmpty();
        assertThat(page.facts()).containsEntry("runbook", "javascript:alert(1)");
    }

    @Test
    void keepsEverythingInOneLine() {
        Page page = page(ChangeJson.failureRate().with("title", "a\r\nb\u0000\u2028c"));

        assertThat(page.title()).isEqualTo("a b c");
    }

    private static Page page(ChangeJson json) {
        return Notifications.of(Action.OPEN, (PublishedChange) new ChangeReader().read(json.bytes()))
                .page();
    }
}
