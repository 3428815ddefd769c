package dev.syncwatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.dashboard.health.Health;
import dev.syncwatch.dashboard.http.door.AccessToken;
import dev.syncwatch.fixture.PageCalls;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Who gets in, and what every answer carries; the database does not matter, so there is none. */
class DashboardDoorsIT {
    private static final String TOKEN = "a token of 27 characters ;=%";

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private static Dashboard open;
    private static Dashboard guarded;
    private static PageCalls onLoopback;
    private static PageCalls withToken;

    @BeforeAll
    static void start() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setURL("jdbc:postgresql://127.0.0.1:1/nobody");
        open = Dashboard.start(DashboardSettings.onThisMachine(0), nobody, Health::unknown);
        guarded = Dashboard.start(
                new DashboardSettings("0.0.0.0", 0, Optional.of(new AccessToken(TOKEN))), nobody, Health::unknown);
        onLoopback = new PageCalls(open.url());
        withToken = new PageCalls(URI.create("http://127.0.0.1:" + guarded.url().getPort() + "/"));
    }

    @AfterAll
    static void stop() {
        open.close();
        guarded.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /healthz,                        200",
        "HEAD,   /healthz,                        200",
        "GET,    /nothing,                        404",
        "GET,    /static/../http/Gate.class,      404",
        "GET,    /static/..%2f..%2fsecret.js,     404",
        "GET,    /static/nothing.js,              404",
        "GET,    /static/index.class,             404",
        "GET,    /webjars/uplot/1.6.30/package.json, 404",
        "GET,    /webjars/uplot/1.6.30/dist/uPlot.min.css, 200",
        "GET,    /api/nothing,                    404",
        "GET,    /api/series?range=x,             400",
        "GET,    /api/live,                       406",
        "POST,   /api/state,                      405",
        "PUT,    /,                               405",
        "DELETE, /nothing,                        405",
        "OPTIONS, /api/state,                     405",
        "TRACE,  /,                               405",
        "QUERY,  /,                               405"
    })
    void everyAnswerCarriesWhatKeepsThePageSafe(String method, String path, int status) {
        HttpResponse<String> answer = onLoopback.send(method, path);
        assertThat(answer.statusCode()).isEqualTo(status);
        ALWAYS.forEach((name, value) ->
                assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
        assertThat(answer.headers().map()).doesNotContainKeys("server", "access-control-allow-origin", "set-cookie");
    }

    @Test
    void evenWhatIsNoRequestGetsNothingThatABrowserWouldRun() {
        for (String line : new String[] {"GET /%zz<script> HTTP/1.1", "GET / HTTP/9.9", "<script> / HTTP/1.1", "GET"}) {
            String answer = onLoopback.raw(line, "Host: localhost");
            assertThat(answer)
                    .as(line)
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain("<")
                    .doesNotContainIgnoringCase("jetty");
            ALWAYS.forEach((name, value) -> assertThat(answer).as(line).contains(name + ": " + value));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:80", "LOCALHOST:8090", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8090"
            })
    void answersToItsOwnNames(String host) {
        assertThat(onLoopback.raw("GET /healthz HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8090", "10.0.0.1", "127.0.0.2"
            })
    void doesNotAnswerToNamesThatSomebodyPointedHere(String host) {
        String answer = onLoopback.raw("GET /api/state HTTP/1.1", "Host: " + host);
        assertThat(answer).startsWith("HTTP/1.1 403").contains("localhost");
    }

    @Test
    void dataIsNeverKeptByABrowser() {
        for (String path : new String[] {"/api/episode", "/api/series?range=x", "/api/nothing"}) {
            assertThat(onLoopback.get(path).headers().allValues("Cache-Control"))
                    .as(path)
                    .containsExactly("no-store");
        }
    }

    @Test
    void filesAreSentOnceAndThenOnlyConfirmed() {
        HttpResponse<String> charts =
                onLoopback.get("/webjars/uplot/1.6.30/dist/uPlot.esm.js", "Accept-Encoding", "gzip");
        assertThat(charts.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(charts.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(charts.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        String tag = charts.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = onLoopback.get("/webjars/uplot/1.6.30/dist/uPlot.esm.js", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void saysThatTheDatabaseIsAway() {
        HttpResponse<String> answer = onLoopback.get("/api/state");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(PageCalls.jsonOf(answer).path("freshness").path("state").asText())
                .isEqualTo("broken");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        ALWAYS.forEach((name, value) ->
                assertThat(answer.headers().firstValue(name)).as(name).contains(value));
        assertThat(answer.body()).doesNotContain("127.0.0.1").doesNotContain("nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/state",
                "/api/live",
                "/static/x.js",
                "/nothing",
                "/?token=wrong",
                "/api/state?token=" + "a%20token%20of%2027%20characters%20%3B%3D%25"
            })
    void offLoopbackNothingIsShownWithoutTheToken(String path) {
        HttpResponse<String> answer = withToken.get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        ALWAYS.forEach((name, value) ->
                assertThat(answer.headers().firstValue(name)).as(name).contains(value));
        assertThat(withToken
                        .get(path, "Authorization", "Bearer wrong", "Cookie", "syncwatch-dashboard=wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aLivenessProbeNeedsNoToken() {
        assertThat(withToken.get("/healthz").body()).isEqualTo("ok");
    }

    @Test
    void programsBringTheTokenInAHeader() {
        assertThat(withToken
                        .get("/api/episode", "Authorization", "Bearer " + TOKEN)
                        .statusCode())
                .as("let in, and asked what it wants")
                .isEqualTo(400);
    }

    @Test
    void peopleBringItOnceAndKeepACookie() {
        HttpResponse<String> first =
                withToken.get("/?environment=a%26b&token=a%20token%20of%2027%20characters%20%3B%3D%25&range=3h");
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).contains("/?environment=a%26b&range=3h");
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("token of", "Secure");
        String kept = cookie.substring(0, cookie.indexOf(';'));
        assertThat(withToken.get("/api/episode", "Cookie", kept).statusCode()).isEqualTo(400);
    }

    @Test
    void behindEncryptionTheCookieStaysThere() {
        assertThat(withToken
                        .get("/?token=a%20token%20of%2027%20characters%20%3B%3D%25", "X-Forwarded-Proto", "https")
                        .headers()
                        .firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void willNotBeOpenToOthersWithoutAToken() {
        assertThatThrownBy(() -> new DashboardSettings("0.0.0.0", 0, Optional.empty()))
                .hasMessageContaining("open to everybody");
        assertThat(new DashboardSettings("::1", 0, Optional.empty()).isLoopback())
                .isTrue();
        assertThat(new DashboardSettings("localhost", 0, Optional.empty()).isLoopback())
                .isTrue();
    }

    @Test
    void saysWhichPortIsTaken() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        assertThatThrownBy(() -> Dashboard.start(
                        DashboardSettings.onThisMachine(open.url().getPort()), nobody, Health::unknown))
                .isInstanceOf(DashboardException.class)
                .hasMessageContaining("can't listen on 127.0.0.1:" + open.url().getPort());
    }
}
