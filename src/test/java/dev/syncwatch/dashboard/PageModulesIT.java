package dev.syncwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.dashboard.health.Health;
import dev.syncwatch.fixture.Browser;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The page's modules one by one, where they run: in a browser. They are pure, so no data is needed. */
@Timeout(120)
class PageModulesIT {
    @RegisterExtension
    static final Browser browser = new Browser();

    private static final String KNOWN =
            "{error: null, status: 200, receivedAt: 1000, data: {freshness: {state: 'live', behindSeconds: 20}}}";

    private static Dashboard dashboard;

    @BeforeAll
    static void openThePageWithoutADatabase() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setURL("jdbc:postgresql://127.0.0.1:1/none");
        dashboard = Dashboard.start(DashboardSettings.onThisMachine(0), nowhere, Health::unknown);
        browser.open(URI.create(dashboard.url().toString()));
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    m.percent(0.1043)                                        | 10.4 %
                    m.percent(0.1, 0.1)                                      | 10 %
                    m.percent(0.10004, 0.1)                                  | 10.004 %
                    m.percent(null)                                          | –
                    m.signed(-1234)                                          | −1,234
                    m.signed(0)                                              | 0
                    m.people(1)                                              | 1 person
                    m.duration(59.4)                                         | 59 s
                    m.duration(3900)                                         | 1 h 5 min
                    m.duration(2 * 86400 + 3 * 3600)                         | 2 d 3 h
                    m.timeOfDay('2026-01-04T23:50:00Z', '2026-01-05T10:00Z') | 4 Jan 23:50
                    m.timeOfDay('2026-01-05T10:07:20Z', '2026-01-05T10:09Z') | 10:07
                    """)
    void saysNumbersAsPeopleDo(String call, String said) {
        assertThat(result("words/format.js", call)).isEqualTo(said);
    }

    /** Each of them was once on the wrong side of a line break. */
    @Test
    void keepsNumbersWithTheirUnits() {
        assertThat(result("words/format.js", "escape(m.glued('14.5 % of 420 syncs over 15 min, 3 days'))"))
                .isEqualTo("14.5%A0%25%20of%20420%20syncs%20over%2015%A0min%2C%203%20days");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ?range=24h#episode=a%2Fb%3Dc%40t                                  | /?range=24h#episode=a%2Fb%3Dc%40t
                    ?range=1y                                                         | /?range=3h
                    ?environment=a%26b                                                | /?environment=a%26b&range=3h
                    ?from=2026-01-05T10:00:00Z&to=2026-01-05T11:00:00Z                | /?from=2026-01-05T10%3A00%3A00Z&to=2026-01-05T11%3A00%3A00Z
                    ?from=2026-01-05T11:00:00Z&to=2026-01-05T10:00:00Z                | /?range=3h
                    ?from=yesterday&to=2026-01-05T10:00:00Z&range=6h                  | /?range=6h
                    """)
    void addressIsReadAndWrittenAlike(String given, String written) {
        String[] parts = given.split("#", 2);
        String call = "m.addressOf(m.viewOf('%s', '%s'))".formatted(parts[0], parts.length == 2 ? "#" + parts[1] : "");

        assertThat(result("address.js", call)).isEqualTo(written);
    }

    @Test
    void dataGrowsOldWhileNothingIsHeard() {
        assertThat(result("live/freshness.js", "m.freshnessOf(" + KNOWN + ", 41_000).state"))
                .isEqualTo("live");
        assertThat(result("live/freshness.js", "m.freshnessOf(" + KNOWN + ", 41_001).state"))
                .isEqualTo("stale");
        assertThat(result("live/freshness.js", "m.freshnessOf({..." + KNOWN + ", error: 'gone'}, 1000).state"))
                .isEqualTo("broken");
        assertThat(result("live/freshness.js", "m.freshnessOf({data: null, error: null}, 1000).state"))
                .isEqualTo("loading");
    }

    @Test
    void asksAgainForWhatHasChangedAlone() {
        String before = "{state: 1, series: 1, episodes: 1, notifications: 1, rules: 1, silences: 1}";
        String now = "{state: 2, series: 2, episodes: 1, notifications: 1, rules: 1, silences: 1}";

        assertThat(result("live/resources.js", "m.outdated(%s, %s, false)".formatted(before, now)))
                .isEqualTo("state,series,failures,breakdown");
        assertThat(result("live/resources.js", "m.outdated(%s, %s, true)".formatted(before, now)))
                .isEqualTo("state");
    }

    @Test
    void tellsWhoFailsAndHowManyWouldFailWithoutThem() {
        String evidence = """
                {attempts: 420, failures: 61, rows: [
                  {stage: 'push', statusCode: '503', appVersion: '3.2.0', platform: 'ios', attempts: 56, failures: 56},
                  {stage: 'render', statusCode: null, appVersion: '3.1.0', platform: 'ios', attempts: 5, failures: 5},
                  {stage: null, statusCode: null, appVersion: '3.1.0', platform: 'android', attempts: 359, failures: 0}]}""";

        assertThat(result(
                        "words/involved.js",
                        "m.involvedIn(%s).map((one) => one.dimension + ' ' + one.value + ' ' + (100 * one.shareOfFailures).toFixed(1) + ' ' + (100 * one.rateWithout).toFixed(1))"
                                .formatted(evidence.replace("\n", " "))))
                .isEqualTo(
                        "stage push 91.8 1.4,stage render 8.2 13.5,status code 503 91.8 1.4,status code none 8.2 0.0,"
                                + "app version 3.2.0 91.8 1.4,app version 3.1.0 8.2 100.0,platform ios 100.0 0.0");
        assertThat(result("words/involved.js", "m.involvedIn({attempts: 0, failures: 0, rows: []}).length"))
                .isEqualTo("0");
    }

    @Test
    void episodesThatOverlapLieInLanesOfTheirOwn() {
        String episodes =
                "[[0, 100], [50, null], [120, 130]].map(([from, to]) => ({startsAt: new Date(from * 1000).toISOString(),"
                        + " endsAt: to && new Date(to * 1000).toISOString()}))";

        assertThat(
                        result(
                                "charts/lanes.js",
                                "m.placed(" + episodes
                                        + ", 0, 200, 150).map(({left, width, lane}) => [left, width.toFixed(2), lane].join(' '))"))
                .isEqualTo("0 0.50 0,0.25 0.50 1,0.6 0.05 0");
    }

    @Test
    void stepsOfColourAreWholeAndLeaveNothingOut() {
        assertThat(result("charts/steps.js", "m.stepTexts(m.stepEnds(35))")).isEqualTo("1–4,5–11,12–21,22–35");
        assertThat(result("charts/steps.js", "m.stepTexts(m.stepEnds(2))")).isEqualTo("1,2");
        assertThat(result("charts/steps.js", "m.stepEnds(0).length")).isEqualTo("0");
        assertThat(result("charts/steps.js", "[0, 1, 4, 5, 35].map((value) => m.stepOf(value, m.stepEnds(35)))"))
                .isEqualTo("0,1,1,2,4");
    }

    @Test
    void addressThatIsNoneForABrowserIsNoLink() {
        assertThat(result("words/pieces.js", "m.outwardLink('javascript:alert(1)', 'runbook')"))
                .isEqualTo("null");
        assertThat(result("words/pieces.js", "m.outwardLink('https://example.com/r', 'runbook').attributes.href"))
                .isEqualTo("https://example.com/r");
    }

    @Test
    void patchingKeepsWhatIsTheSameAndTakesMarkupForText() {
        Object said = browser.value("""
                Promise.all([import('/static/dom/tree.js'), import('/static/dom/patch.js')]).then(([{h}, {patch}]) => {
                  const parent = document.body.appendChild(document.createElement('div'));
                  const list = (...names) => h('ul', {}, names.map((name) => h('li', {key: name}, h('button', {}, name))));
                  patch(parent, list('a', 'b', 'c'));
                  const kept = parent.querySelectorAll('button')[2];
                  kept.focus();
                  patch(parent, list('x', 'a', 'c', '<b>d</b>'));
                  const texts = [...parent.querySelectorAll('button')].map((one) => one.textContent).join();
                  const answer = [texts, kept.isConnected, document.activeElement === kept, parent.querySelectorAll('b').length].join(' ');
                  parent.remove();
                  return answer;
                })""");

        assertThat(said).isEqualTo("x,a,c,<b>d</b> true true 0");
    }

    /** What an expression over a module {@code m} gives, as text with plain spaces. */
    private static String result(String module, String expression) {
        return String.valueOf(
                        browser.value("import('/static/%s').then((m) => String(%s))".formatted(module, expression)))
                .replace('\u00a0', ' ');
    }
}
