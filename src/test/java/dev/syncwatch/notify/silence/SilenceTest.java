package dev.syncwatch.notify.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.Silences;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-01-05T11:00:00Z");

    /** Of the rule failure-rate in production, critical. */
    private static final PublishedChange CHANGE = change("{\"environment\":\"production\"}");

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T09:59:59.999Z, PENDING, false",
        "2026-01-05T10:00:00Z, ACTIVE, true",
        "2026-01-05T10:59:59.999Z, ACTIVE, true",
        "2026-01-05T11:00:00Z, EXPIRED, false"
    })
    void holdsFromItsBeginningToBeforeItsEnd(Instant now, Schedule.State state, boolean covers) {
        Silence silence = Silences.of("a", TEN, ELEVEN, "rule=failure-rate");

        assertThat(silence.state(now)).isEqualTo(state);
        assertThat(silence.covers(CHANGE, now)).isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource({
        "rule=failure-rate, true",
        "rule=failure, false",
        "rule=~^failure, true",
        "alert=failure-rate/environment=production, true",
        "severity=critical, true",
        "severity!=critical, false",
        "environment=staging|production, true",
        "environment!=production, false",
        "platform=ios, false",
        "platform=~., false",
        "platform!=ios, true",
        "rule=failure-rate&environment=production, true",
        "rule=failure-rate&environment=staging, false"
    })
    void coversAChangeThatAllItsMatchersHoldFor(String matchers, boolean covers) {
        Silence silence = Silences.of("a", TEN, ELEVEN, matchers.split("&"));

        assertThat(silence.covers(CHANGE, TEN)).isEqualTo(covers);
    }

    @Test
    void canNameEveryFieldOfAGroup() {
        PublishedChange change =
                change("{\"environment\":\"e\",\"platform\":\"ios\",\"appVersion\":\"2.4.1\",\"trigger\":\"manual\"}");
        Silence silence =
                Silences.of("a", TEN, ELEVEN, "environment=e", "platform=ios", "appVersion=2.4.1", "trigger=manual");

        assertThat(silence.covers(change, TEN)).isTrue();
        assertThat(silence.what()).isEqualTo("environment=e platform=ios appVersion=2.4.1 trigger=manual");
    }

    @Test
    void isOverFromTheMomentItIsEnded_andNeverBegins_whenItHadNotBegun() {
        Silence silence = Silences.of("a", TEN, ELEVEN, "rule=failure-rate");
        Instant half = TEN.plusSeconds(1800);
        Instant before = TEN.minusSeconds(1);

        assertThat(silence.endedAt(half).covers(CHANGE, half.minusMillis(1))).isTrue();
        assertThat(silence.endedAt(half).covers(CHANGE, half)).isFalse();
        assertThat(silence.endedAt(before).state(before)).isEqualTo(Schedule.State.EXPIRED);
        assertThat(silence.endedAt(ELEVEN.plusSeconds(1))).isEqualTo(silence);
    }

    @Test
    void isRefused_whenItHoldsNothingOrEndsBeforeItBegins() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Silences.of("a", TEN, ELEVEN));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Silences.of("a", ELEVEN, TEN, "rule=x"));
    }

    private static PublishedChange change(String group) {
        return (PublishedChange) new ChangeReader()
                .read(ChangeJson.failureRate().withJson("group", group).bytes());
    }
}
