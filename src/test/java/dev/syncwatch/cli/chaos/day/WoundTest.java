package dev.syncwatch.cli.chaos.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.cli.chaos.installation.Victim;
import dev.syncwatch.cli.chaos.part.Part;
import dev.syncwatch.cli.chaos.reach.Reach;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WoundTest {
    private static final Instant STRUCK = Instant.parse("2026-01-05T09:30:00Z");

    private final Wound wound =
            new Wound(new Blow(STRUCK, Victim.JOB_MANAGER, 0, true, Duration.ZERO), new Sleeper(), STRUCK);

    private static final class Sleeper implements Part {
        private boolean alive = true;

        @Override
        public void start() {
            alive = true;
        }

        @Override
        public void kill() {
            alive = false;
        }

        @Override
        public void stop() {
            alive = false;
        }

        @Override
        public boolean isAlive() {
            return alive;
        }

        @Override
        public boolean isReady() {
            return alive;
        }
    }

    @BeforeEach
    void strike() throws Exception {
        wound.strike();
    }

    private static Reach reach(Instant evaluated, boolean read, long ranAt) {
        return new Reach(evaluated, STRUCK, read, ranAt);
    }

    @Test
    void isOpen_whileThePartIsAway() {
        assertThat(wound.isHealed(reach(STRUCK, true, System.nanoTime()))).isFalse();
    }

    @Test
    void isOpen_untilWhatCameInIsEvaluatedAndTold() throws Exception {
        wound.tend();

        assertThat(wound.isHealed(reach(STRUCK.minusSeconds(60), true, System.nanoTime())))
                .isFalse();
        assertThat(wound.isHealed(reach(STRUCK, false, System.nanoTime()))).isFalse();
    }

    @Test
    void isOpen_whereAllWasEvaluated_andNobodyHasSeenJobsRunSince() throws Exception {
        long before = System.nanoTime();
        wound.tend();

        assertThat(wound.isHealed(reach(STRUCK, true, before))).isFalse();
        assertThat(wound.isHealed(reach(STRUCK, true, System.nanoTime()))).isTrue();
    }
}
