package dev.syncwatch.cli.chaos.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobsWatchTest {
    private final LinkedBlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();

    @Test
    void countsAnAnswerFromWhenItWasAskedFor() throws Exception {
        try (JobsWatch watch = new JobsWatch(answers::take)) {
            long known = watch.ranAt();
            long asked = System.nanoTime();
            assertThat(watch.ranAt()).as("while nobody answers").isEqualTo(known);

            answers.put(true);
            assertThat(later(watch, known)).isBetween(known, asked);
        }
    }

    @Test
    void goesOnAsking_whereTheyDoNotRun() throws Exception {
        try (JobsWatch watch = new JobsWatch(answers::take)) {
            long known = watch.ranAt();
            answers.put(false);
            answers.put(false);
            answers.put(true);
            assertThat(later(watch, known)).isGreaterThan(known);
        }
    }

    private static long later(JobsWatch watch, long than) throws Exception {
        long known = watch.ranAt();
        while (known == than) {
            Thread.onSpinWait();
            known = watch.ranAt();
        }
        return known;
    }
}
