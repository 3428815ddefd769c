package dev.syncwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.dashboard.health.Health;
import dev.syncwatch.fixture.Browser;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.fixture.SteppingClock;
import dev.syncwatch.fixture.WatchedTables;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What people see of rows that were written by hand (see {@code outage.sql}), in a real browser. */
@Timeout(120)
class PageIT {
    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final String EPISODE = "failure-rate/environment=production@2026-01-05T11:33:00Z";
    private static final Health HEALTH = new Health(12L, 5L, 2L, List.of(new Health.Job("detection", "running")));

    private final SteppingClock wallClock = new SteppingClock(WatchedTables.DURING_THE_OUTAGE);
    private Dashboard dashboard;

    /** What tests only read. */
    private static PostgresFixture.Database outage;

    @BeforeAll
    static void fill() {
        outage = WatchedTables.withOutage(postgres);
    }

    @BeforeEach
    void wide() {
        browser.seenAs(1440, 1000, "light");
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void saysWhatIsBrokenSinceWhenHowBadAndWhatToDo() {
        show(outage, "/");

        assertThat(browser.text(".verdict-word")).contains("Broken", "critical");
        assertThat(browser.text("h1")).isEqualTo("production: 36.6 % of syncs failed");
        assertThat(browser.text(".verdict-line")).startsWith("Since 11:33 UTC, for 27 min");
        assertThat(browser.text(".numbers")).contains("36.7 %", "threshold 10 %", "165", "of 450", "42", "people hit");
        assertThat(browser.text("#verdict"))
                .contains("Runbook 3.2: an outage of the Payload backend", "Look at Payload");
        assertThat(browser.text("#chip")).isEqualTo("Broken");
        assertThat(browser.value("document.title")).asString().contains("Broken", "production");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void drawsChartsThatCanBeReadWithTheKeyboard() {
        show(outage, "/?range=1h");
        browser.await("document.querySelectorAll('.uplot canvas').length === 5");
        browser.value("document.querySelector('#chart-rate .canvas').focus()");

        browser.press(Keys.HOME);
        String first = readOut();
        browser.press(Keys.END);
        String last = readOut();

        assertThat(first).startsWith("11:0").contains("Failure rate 3.3 %", "Threshold 10 %");
        assertThat(last).startsWith("12:00 UTC").contains("Failure rate 36.7 %");
        assertThat(browser.text("#rate-episodes")).contains("failure-rate", "slow-burn");
    }

    @Test
    void silenceIsToldInTimeAndPeople() {
        PostgresFixture.Database database = WatchedTables.withOutage(postgres);
        String silent = """
                UPDATE %s SET rule = 'success-absence', title = 'production: no sync success for 31 min', value = 1860, threshold = NULL,
                       change = change || '{"numbers":{"sessions":12},"diagnosis":{"section":null,"cause":"not in the runbook: syncs end in nothing","explains":null,"actions":[]}}'
                 WHERE rule = 'failure-rate'
                """;
        database.execute(silent.formatted("alert"), silent.formatted("alert_change"));

        show(database, "/");

        assertThat(browser.text(".numbers")).contains("31 min", "without one success", "80", "people active");
        assertThat(browser.text(".cause")).isEqualTo("Not in the runbook: syncs end in nothing.");
        assertThat(browser.text(".verdict-line")).startsWith("Alert since 11:33 UTC");
    }

    @Test
    void changeShowsWithoutLoadingThePageAnew() {
        PostgresFixture.Database database = WatchedTables.withOutage(postgres);
        show(database, "/");
        browser.value("(window.stillTheSamePage = true)");
        browser.value("document.querySelector('#theme').focus()");

        database.execute(
                "UPDATE alert SET state = 'resolved', at = '2026-01-05T12:00:30Z' WHERE mode = 'live' AND state <> 'resolved'",
                """
                INSERT INTO alert_change
                SELECT alert, timestamptz '2026-01-05T12:00:30Z', rule, environment, episode, 'resolved', 'recovering', starts_at,
                       severity, mode, 0.01, threshold, title, change
                  FROM alert_change WHERE alert LIKE 'failure-rate/%' AND at = '2026-01-05T11:52:00Z'
                """,
                "UPDATE incident SET ends_at = '2026-01-05T12:00:30Z', changed_at = '2026-01-05T12:00:30Z', open_episodes = 0",
                "UPDATE progress SET evaluated_to = '2026-01-05T12:00:30Z'");

        browser.await("document.querySelector('h1').textContent === 'All is well'");
        browser.await(
                "document.querySelector('.verdict-line').textContent.startsWith('No alert has been open since 12:00 UTC')");
        assertThat(browser.value("window.stillTheSamePage")).isEqualTo(true);
        assertThat(browser.value("document.activeElement.id")).isEqualTo("theme");
        assertThat(browser.text("#announcement")).isEqualTo("All is well.");
    }

    @Test
    void linkRestoresRangeEnvironmentAndEpisode() {
        show(
                outage,
                "/?environment=production&from=2026-01-05T11:00:00Z&to=2026-01-05T11:45:00Z#episode="
                        + encoded(EPISODE));

        browser.await("document.querySelector('details[open] .episode-details table') !== null");
        assertThat(browser.value("document.querySelector('details[open]').parentElement.dataset.episode"))
                .isEqualTo(EPISODE);
        assertThat(browser.text("#range")).contains("Still 11:00 – 11:45 UTC", "Back to live");
        assertThat(browser.text("details[open]")).contains("Who was told", "Slack answered 500");

        browser.value(
                "[...document.querySelectorAll('#range button')].find((one) => one.textContent === 'Back to live').click()");
        browser.await("document.querySelector('#range').textContent.includes('Live')");
        assertThat(browser.value("location.search")).isEqualTo("?environment=production&range=3h");
        browser.value("history.back()");
        browser.await("document.querySelector('#range').textContent.includes('Still')");
    }

    @Test
    void anotherEnvironmentIsShownUnderItsOwnAddress() {
        show(outage, "/?range=1h");

        browser.value("""
                Promise.resolve(document.querySelector('#environments select')).then((choice) => {
                  choice.value = 'staging';
                  choice.dispatchEvent(new Event('change'));
                })""");

        browser.await("document.querySelector('h1')?.textContent === 'All is well'");
        assertThat(browser.value("location.search")).isEqualTo("?environment=staging&range=1h");
        assertThat(browser.text("#environments select option:checked")).isEqualTo("staging");
    }

    @Test
    void textFromTelemetryIsNothingButText() {
        show(outage, "/");

        assertThat(browser.text(".messages")).isEqualTo("POST /api/bulk: 503 <script>alert(1)</script>");
        assertThat(browser.value("document.querySelectorAll('main script').length"))
                .isEqualTo(0L);
    }

    @Test
    void phoneNeedsNoScrollingSideways() {
        browser.seenAs(360, 800, "light");
        show(outage, "/?range=24h#episode=" + encoded(EPISODE));
        browser.await("document.querySelector('details[open] .episode-details table') !== null");

        assertThat((Long) browser.value("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360L);
        browser.value("scrollTo(0, 0)");
        browser.screenshot("outage-phone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void nobodyIsKeptOut(String scheme) {
        browser.seenAs(1440, 1000, scheme);
        show(outage, "/#episode=" + encoded(EPISODE));
        browser.await("document.querySelectorAll('.uplot canvas').length === 5");
        browser.await("document.querySelector('details[open] .episode-details table') !== null");

        assertThat(browser.barriers()).isEmpty();
        browser.value("scrollTo(0, 0)");
        browser.screenshot("outage-" + scheme);
    }

    @Test
    void whereNothingWasSeenItSaysWhatToSend() {
        show(WatchedTables.empty(postgres), "/");

        assertThat(browser.text("h1")).isEqualTo("Nothing has been seen yet");
        assertThat(browser.text("#empty")).contains("kcat -P", "learning-sync.telemetry");
        assertThat(browser.barriers()).isEmpty();
        browser.screenshot("empty");
    }

    @Test
    void oldDataIsCalledOld() {
        wallClock.advance(Duration.ofMinutes(3));
        show(outage, "/");

        assertThat(browser.text("#doubt")).contains("Data is 3 min old", "12:00:20 UTC");
        assertThat(browser.text("h1")).isEqualTo("production: 36.6 % of syncs failed");
        assertThat(browser.barriers()).isEmpty();
        browser.screenshot("stale");
    }

    @Test
    void whenTheDatabaseGoesWhatWasKnownStaysAndIsDoubted() {
        PostgresFixture.Database database = WatchedTables.withOutage(postgres);
        show(database, "/");
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        postgres.newDatabase()
                .execute(
                        "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");

        browser.await("document.body.dataset.freshness === 'broken'");
        assertThat(browser.text("#doubt")).contains("Syncwatch can’t be asked", "was true at", "12:00:20 UTC");
        assertThat(browser.text("h1")).isEqualTo("production: 36.6 % of syncs failed");
        assertThat(browser.barriers()).isEmpty();
        browser.screenshot("broken");

        postgres.newDatabase().execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
        browser.await("document.body.dataset.freshness === 'live'");
    }

    private void show(PostgresFixture.Database shown, String view) {
        dashboard = Dashboard.start(
                DashboardSettings.onThisMachine(0),
                WatchedTables.source(shown),
                () -> HEALTH,
                new Dashboard.Timing(wallClock, Duration.ofMillis(100)));
        browser.open(URI.create(dashboard.url().toString().replaceAll("/$", "") + view));
        browser.await("!['', 'loading'].includes(document.body.dataset.freshness)");
        browser.await("document.querySelector('.skeleton') === null");
    }

    private static String readOut() {
        return String.valueOf(
                        browser.value("document.querySelector('#chart-rate .canvas').getAttribute('aria-valuetext')"))
                .replace('\u00a0', ' ');
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
