package dev.syncwatch.cli.chaos.reach;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks whether jobs run, in a thread of its own: while nobody leads an answer takes many seconds. Used by one thread. */
public final class JobsWatch implements AutoCloseable {
    private final Callable<Boolean> question;
    private final ExecutorService asking = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "chaos-jobs-watch");
        thread.setDaemon(true);
        return thread;
    });
    private Future<Boolean> answer;
    private long askedAt;
    private long ranAt;

    /** {@code question} is whether they run now; they do at this moment. */
    public JobsWatch(Callable<Boolean> question) {
        this.question = question;
        ranAt = System.nanoTime();
    }

    /** The latest moment at which they are known to have run, by {@link System#nanoTime}; asks again if the last answer is there. */
    public long ranAt() throws Exception {
        if (answer != null && !answer.isDone()) {
            return ranAt;
        }
        if (answer != null && answer.get()) {
            ranAt = askedAt;
        }
        askedAt = System.nanoTime();
        answer = asking.submit(question);
        return ranAt;
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
