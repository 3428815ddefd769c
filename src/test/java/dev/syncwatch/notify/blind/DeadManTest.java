package dev.syncwatch.notify.blind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.EverythingLogged;
import dev.syncwatch.fixture.HttpCalls;
import dev.syncwatch.notify.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeadManTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void callsOnceAMinuteWhileAllIsWell() {
        try (HttpCalls outside = new HttpCalls();
                DeadMan deadMan = new DeadMan(url(outside), MINUTE)) {
            for (int second = 0; second < 150; second++) {
                deadMan.look(true, NOON.plusSeconds(second));
            }
            while (deadMan.succeeded() < 3) {
                Thread.onSpinWait();
            }
            assertThat(outside.requests())
                    .containsExactly("GET /ping/secret-id", "GET /ping/secret-id", "GET /ping/secret-id");
        }
    }

    @Test
    void callsNobodyWhileAllIsNotWell() {
        try (HttpCalls outside = new HttpCalls();
                DeadMan deadMan = new DeadMan(url(outside), MINUTE)) {
            for (int second = 0; second < 150; second++) {
                deadMan.look(false, NOON.plusSeconds(second));
            }
            assertThat(outside.count()).isZero();
        }
    }

    @Test
    void countsAFailureOnceAndTellsNobodyTheAddress() {
        try (EverythingLogged log = new EverythingLogged();
                HttpCalls outside = new HttpCalls();
                DeadMan deadMan = new DeadMan(url(outside), MINUTE)) {
            outside.answer(500, "");
            for (int second = 0; second < 50; second++) {
                deadMan.look(true, NOON.plusSeconds(second));
            }
            while (!log.output().contains("status 500")) {
                Thread.onSpinWait();
            }
            assertThat(outside.count()).isOne();
            assertThat(deadMan.failed()).isOne();
            assertThat(log.output()).doesNotContain("secret-id");
        }
    }

    @Test
    void doesNotQuoteAnAddressThatIsNone() {
        assertThatThrownBy(() -> new DeadMan(new Secret("ftp://secret-id"), MINUTE))
                .hasMessage("the dead-man URL is no http or https URL")
                .hasNoCause();
    }

    private static Secret url(HttpCalls outside) {
        return new Secret(outside.address("/ping/secret-id").toString());
    }
}
