package dev.syncwatch.notify.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.Notifications;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PageWriterTest {
    private static final String INCIDENT = "incident/failure-rate/environment=production@2026-01-05T10:07:20Z";
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
                .withJson("numbers", "{\"sum\":1234}")
                .withJson("value", "1234")
                .withJson("threshold", "20"));

        assertThat(page.story()).isEqualTo("since 10:07 UTC, at 1,234, threshold 20; 22 of 211 syncs failed");
        assertThat(page.facts()).containsEntry("attempts", "211").containsEntry("failures", "22");
    }

    @Test
    void tellsPeople_whenRuleCountsThem() {
        Page page = page(ChangeJson.failureRate()
                .withJson("numbers", "{\"users\":37}")
                .withJson("value", "37")
                .withJson("threshold", "20")
                .withJson("evidence", "null"));

        assertThat(page.story()).isEqualTo("since 10:07 UTC, 37 people hit, threshold 20");
        assertThat(page.facts()).containsEntry("people hit", "37").doesNotContainKeys("attempts", "failures");
    }

    @Test
    void tellsOnlySinceWhen_whenThereIsNoNumber() {
        Page page = page(ChangeJson.failureRate()
                .withJson("numbers", "{}")
                .withJson("value", "null")
                .withJson("threshold", "null")
                .withJson("evidence", "null"));

        assertThat(page.story()).isEqualTo("since 10:07 UTC");
    }

    @Test
    void tellsHowLongItLasted_whenResolved() {
        Page page = page(ChangeJson.failureRate()
                .then("resolved", LATER)
                .with("title", "Resolved: production: 2.8 % of syncs failed (threshold 10 %) over 15 min")
                .withJson("numbers", "{\"attempts\":180,\"failures\":5,\"users\":1}"));

        assertThat(page.title())
                .isEqualTo("Resolved after 24 min: production: 2.8 % of syncs failed (threshold 10 %) over 15 min");
        assertThat(page.story())
                .isEqualTo("over at 10:31 UTC, after 24 min; at the end 5 of 180 syncs failed, 1 person hit");
        assertThat(page.facts()).containsEntry("lasted", "24 min").containsEntry("until", "2026-01-05 10:31 UTC");
    }

    @Test
    void saysThatNobodyKnows_whenDataStopped() {
        Page page = page(ChangeJson.failureRate()
                .then("expired", Instant.parse("2026-01-06T10:30:00Z"))
                .with("title", "Expired, no data: production: no attempts (threshold 10 %) over 15 min"));

        assertThat(page.title())
                .isEqualTo("Expired, state unknown: production: no attempts (threshold 10 %) over 15 min");
        assertThat(page.story())
                .isEqualTo("data stopped, so nobody knows whether this is over; it began at 2026-01-05 10:07 UTC"
                        + " and is closed after 1 d for want of events to judge by");
    }

    @Test
    void saysHowLongItHasFired_whenItReminds() {
        PublishedChange change = read(ChangeJson.failureRate());
        Page page = new PageWriter()
                .write(new Occasion(
                        Action.REMIND,
                        INCIDENT,
                        change,
                        List.of(change),
                        "",
                        change.at().plusSeconds(4 * 3600)));

        assertThat(page.title()).startsWith("Still firing after 4 h: Failure rate 10.4 %");
        assertThat(page.story()).isEqualTo("since 10:07 UTC, 22 of 211 syncs failed, 19 people hit (as of 10:07 UTC)");
        assertThat(page.at()).isEqualTo("2026-01-05T14:07:20Z");
        assertThat(page.facts()).containsEntry("lasts for", "4 h");
    }

    @Test
    void saysThatItRecovers() {
        Page page = page(ChangeJson.failureRate().then("recovering", LATER).with("title", "Recovering: production: x"));

        assertThat(page.title()).isEqualTo("Recovering: production: x");
        assertThat(page.state()).isEqualTo(PublishedChange.State.RECOVERING);
    }

    @Test
    void isAboutTheWorstOpenEpisode_whenAnotherBegins() {
        PublishedChange worst = read(ChangeJson.failureRate());
        PublishedChange told = read(queueGrowth("firing"));
        Page page = write(Action.UPDATE, told, worst, told);

        assertThat(page.title()).isEqualTo("Failure rate 10.4 % over 15 min, above 10 % (production) + 1 more");
        assertThat(page.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(page.story())
                .isEqualTo("also firing: production: queue-growth: 5 queueDelta; the worst one since 10:07 UTC,"
                        + " 22 of 211 syncs failed, 19 people hit (as of 10:07 UTC)");
        assertThat(page.episodes())
                .extracting(PagedEpisode::severity)
                .containsExactly(Severity.CRITICAL, Severity.WARNING);
    }

    @Test
    void saysWhatIsStillOpen_whenOneOfSeveralEnds() {
        PublishedChange worst = read(ChangeJson.failureRate().then("resolved", LATER));
        PublishedChange other = read(queueGrowth("firing"));
        Page page = write(Action.UPDATE, worst, worst, other);

        assertThat(page.title()).isEqualTo("production: queue-growth: 5 queueDelta");
        assertThat(page.severity()).isEqualTo(Severity.WARNING);
        assertThat(page.state()).isEqualTo(PublishedChange.State.FIRING);
        assertThat(page.story())
                .startsWith(
                        "over after 24 min: Failure rate 10.4 % over 15 min, above 10 % (production); still open since");
    }

    @Test
    void tellsTheWholeIncident_whenItCloses() {
        PublishedChange worst = read(ChangeJson.failureRate().then("resolved", LATER));
        PublishedChange told = read(queueGrowth("resolved").with("at", "2026-01-05T11:07:20Z"));
        Page page = write(Action.CLOSE, told, worst, told);

        assertThat(page.title())
                .isEqualTo("Resolved after 1 h: Failure rate 10.4 % over 15 min, above 10 % (production) + 1 more");
        assertThat(page.facts()).containsEntry("lasted", "1 h").containsEntry("incident", INCIDENT);
        assertThat(page.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void doesNotTellAnEpisodeThatResolved_asOneOfWhichNobodyKnows() {
        PublishedChange resolved = read(ChangeJson.failureRate().then("resolved", LATER));
        PublishedChange told = read(queueGrowth("expired").with("at", "2026-01-06T10:07:20Z"));
        Page page = write(Action.CLOSE, told, resolved, told);

        assertThat(page.title()).isEqualTo("Expired, state unknown: production: queue-growth: 5 queueDelta + 1 more");
        assertThat(page.state()).isEqualTo(PublishedChange.State.EXPIRED);
    }

    @Test
    void leadsToTheRunbooksSectionTheDashboardAndTheIncident() {
        ChangeJson change = ChangeJson.failureRate()
                .withJson("diagnosis", "{\"section\":\"3.1, 3.2\",\"cause\":\"two\",\"explains\":0.9,\"actions\":[]}");
        PublishedChange read = read(change);
        Page page = new PageWriter("https://dashboard.example/d?x=1")
                .write(new Occasion(Action.OPEN, INCIDENT, read, List.of(read), ""));

        assertThat(page.links())
                .containsExactly(
                        new Link("Runbook 3.1", "https://example.com/runbook#31-unauthorized--expired-token"),
                        new Link("Runbook 3.2", "https://example.com/runbook#32-payload-outage-or-5xx-errors"),
                        new Link("Dashboard", "https://dashboard.example/d?x=1"),
                        new Link(
                                "Incident",
                                "https://dashboard.example/d?x=1&environment=production&incident=incident%2Ffailure-rate%2F"
                                        + "environment%3Dproduction%402026-01-05T10%3A07%3A20Z"
                                        + "#episode=failure-rate%2Fenvironment%3Dproduction%402026-01-05T10%3A07%3A20Z"));
    }

    @Test
    void goesOutPlain_whenTheRichPageCannotBeWritten() {
        PublishedChange change = read(ChangeJson.failureRate());
        PageWriter broken = new PageWriter(occasion -> {
            throw new IllegalStateException("broken on purpose");
        });
        Page page = broken.write(new Occasion(Action.OPEN, INCIDENT, change, List.of(change), "late"));

        assertThat(page.title()).isEqualTo("failure-rate/environment=production is firing");
        assertThat(page.story()).isEqualTo("at 2026-01-05T10:07:20Z");
        assertThat(page.note()).isEqualTo("The rest of this page could not be written (IllegalStateException).");
        assertThat(page.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(page.facts()).containsEntry("incident", INCIDENT);
    }

    @Test
    void goesOutPlain_whenAChangeLacksWhatNoChangeMayLack() {
        PublishedChange hollow = new PublishedChange(
                "a",
                null,
                null,
                null,
                PublishedChange.State.FIRING,
                null,
                LATER,
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
                null,
                null,
                null,
                null);
        Page page = new PageWriter().write(new Occasion(Action.OPEN, INCIDENT, hollow, List.of(hollow), ""));

        assertThat(page.title()).isEqualTo("a is firing");
        assertThat(page.source()).isEqualTo("production");
    }

    @Property(tries = 200)
    void writesAPageForWhateverCouldBeRead(@ForAll("fields") String field, @ForAll("values") String value) {
        ChangeReading read = new ChangeReader()
                .read(ChangeJson.failureRate().withJson(field, value).bytes());
        if (read instanceof PublishedChange change) {
            Page page = new PageWriter().write(new Occasion(Action.OPEN, INCIDENT, change, List.of(change), ""));

            assertThat(page.title()).isNotBlank();
            assertThat(page.note()).isEmpty();
        }
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(
                "alert",
                "episode",
                "rule",
                "group",
                "state",
                "previous",
                "at",
                "startsAt",
                "severity",
                "value",
                "threshold",
                "numbers",
                "evidence",
                "diagnosis",
                "mode",
                "title",
                "notify",
                "inhibits",
                "runbook");
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "7",
                "-1e300",
                "true",
                "\"\"",
                "\"x\"",
                "\"resolved\"",
                "\"1970-01-01T00:00:00Z\"",
                "[]",
                "[[1]]",
                "{}",
                "{\"rows\":[{}],\"attempts\":-1,\"samples\":[1,null,{}],\"backend\":{\"responses\":\"x\",\"paths\":[1]}}",
                "{\"attempts\":\"x\",\"sessions\":1}",
                "{\"sessions\":-1}",
                "{\"section\":7,\"cause\":\"x\",\"explains\":\"y\",\"actions\":7}");
    }

    @Test
    void makesATitleFromTheNumbers_whenChangeHasNone() {
        assertThat(page(ChangeJson.failureRate().without("title")).title())
                .isEqualTo("failure-rate/environment=production: 10.4 % (threshold 10 %)");
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

    private static ChangeJson queueGrowth(String state) {
        return ChangeJson.failureRate()
                .alert("queue-growth/environment=production")
                .with("rule", "queue-growth")
                .with("severity", "warning")
                .with("state", state)
                .with("at", "2026-01-05T10:12:20Z")
                .withJson("numbers", "{\"sum\":5}")
                .with("title", "production: queue-growth: 5 queueDelta");
    }

    private static Page write(Action action, PublishedChange told, PublishedChange... episodes) {
        return new PageWriter().write(new Occasion(action, INCIDENT, told, List.of(episodes), ""));
    }

    private static PublishedChange read(ChangeJson json) {
        return (PublishedChange) new ChangeReader().read(json.bytes());
    }

    private static Page page(ChangeJson json) {
        return Notifications.of(Action.OPEN, read(json)).page();
    }
}
