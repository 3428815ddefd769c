package dev.syncwatch.simulate.crowd;

import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Truth;
import dev.syncwatch.simulate.phone.Phones;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * A scenario from its beginning to its end, as fast as the processors allow. However many crowds and threads, lines and truth are those
 * of {@link dev.syncwatch.simulate.Simulation}.
 */
public final class Crowds implements AutoCloseable {
    /** What so many people's phones remember stays in a processor's cache from one of their acts to the next. */
    private static final int PEOPLE = 25_000;

    private static final int MOST_CROWDS = 64;

    private final ExecutorService threads;
    private final List<Reading> readings;

    private Crowds(Scenario scenario, long seed, int crowds) {
        threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Crowds::thread);
        readings = IntStream.range(0, crowds)
                .mapToObj(number -> range(scenario.users(), crowds, number))
                .map(users -> new Reading(() -> new Crowd(scenario, seed, users), scenario.endMillis(), threads))
                .toList();
    }

    /** As many crowds as are quickest. */
    public static Crowds of(Scenario scenario, long seed) {
        return of(scenario, seed, Math.min(MOST_CROWDS, 1 + scenario.users() / PEOPLE));
    }

    /** So many crowds, from one to as many as there are users. */
    static Crowds of(Scenario scenario, long seed, int crowds) {
        return new Crowds(scenario, seed, crowds);
    }

    private static Phones.Range range(int users, int crowds, int number) {
        return new Phones.Range((int) ((long) users * number / crowds), (int) ((long) users * (number + 1) / crowds));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "crowd");
        thread.setDaemon(true);
        return thread;
    }

    /** Emits all of it, once. */
    public void emit(Lines to) throws IOException {
        for (Merge merge = new Merge(readings); !merge.isEmpty(); merge.next()) {
            merge.first().write(to);
        }
    }

    /** What the model did, once all of it is emitted. */
    public Truth truth() {
        return readings.stream()
                .map(reading -> reading.crowd().truth())
                .reduce(Truth::plus)
                .orElseThrow();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
