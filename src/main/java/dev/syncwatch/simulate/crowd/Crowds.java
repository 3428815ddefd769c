package dev.syncwatch.simulate.crowd;

import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Truth;
import dev.syncwatch.simulate.phone.Phones;
import dev.syncwatch.simulate.wire.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * A scenario from its beginning to its end, as fast as the processors allow: while one stretch of time is written down, the next one is
 * lived through. However many crowds and threads, lines and truth are those of {@link dev.syncwatch.simulate.Simulation}.
 */
public final class Crowds implements AutoCloseable {
    /** So few are not worth a crowd of their own. */
    private static final int FEW_PEOPLE = 25_000;

    /** Several, as one may be slower than another. */
    private static final int CROWDS_PER_PROCESSOR = 2;

    /**
     * Lived through at once: long enough that a phone which has to come from memory does several things before another has its place in
     * the processor's cache, and so short that what is said in it, up to 20 MB by a million people, does not need all of the cache itself.
     */
    private static final int SPAN_SECONDS = 600;

    private static final int SHEET_SECONDS = 10;

    private final Scenario scenario;
    private final long seed;
    private final int seconds;
    private final Vocabulary vocabulary = new Vocabulary();
    private final ExecutorService threads;
    private final List<CompletableFuture<Crowd>> founded;

    /** Those that were read, the last ones on top, as they are likely to be in a processor's cache. */
    private final Deque<Sheet> used = new ConcurrentLinkedDeque<>();

    private Crowds(Scenario scenario, long seed, int crowds) {
        this.scenario = scenario;
        this.seed = seed;
        this.seconds = (int) scenario.length().toSeconds();
        this.threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Crowds::thread);
        this.founded = IntStream.range(0, crowds)
                .mapToObj(number -> range(scenario.users(), crowds, number))
                .map(users ->
                        CompletableFuture.supplyAsync(() -> new Crowd(scenario, seed, vocabulary, users), threads))
                .toList();
    }

    /** As many crowds as are quickest. */
    public static Crowds of(Scenario scenario, long seed) {
        int most = CROWDS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        return of(scenario, seed, Math.min(most, 1 + scenario.users() / FEW_PEOPLE));
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
        List<Crowd> crowds = founded.stream().map(CompletableFuture::join).toList();
        List<CompletableFuture<?>> living = new ArrayList<>();
        liveUpTo(crowds.size(), crowds, SPAN_SECONDS, living);
        for (int second = 0; second < seconds; second += SPAN_SECONDS) {
            living.forEach(CompletableFuture::join);
            living.clear();
            for (CompletableFuture<Sheet> coming : writeSpan(crowds, second, living)) {
                Sheet sheet = coming.join();
                sheet.giveTo(to);
                used.push(sheet);
            }
        }
    }

    /** Has a span written down, and between one sheet and the next the crowds live through the next span, so that neither has to wait. */
    private List<CompletableFuture<Sheet>> writeSpan(List<Crowd> crowds, int from, List<CompletableFuture<?>> living) {
        int end = Math.min(seconds, from + SPAN_SECONDS);
        List<CompletableFuture<Sheet>> sheets = new ArrayList<>();
        for (int second = from; second < end; second += SHEET_SECONDS) {
            int first = second;
            int last = Math.min(end, first + SHEET_SECONDS);
            liveUpTo(1 + crowds.size() * (first - from) / SPAN_SECONDS, crowds, end + SPAN_SECONDS, living);
            sheets.add(CompletableFuture.supplyAsync(() -> blank().fill(crowds, first, last), threads));
        }
        liveUpTo(crowds.size(), crowds, end + SPAN_SECONDS, living);
        return sheets;
    }

    /** Lets so many of the crowds live until that second, if they are not at it already. */
    private void liveUpTo(int number, List<Crowd> crowds, int second, List<CompletableFuture<?>> living) {
        long until = scenario.start().plusSeconds(Math.min(second, seconds)).toEpochMilli();
        while (living.size() < number) {
            Crowd crowd = crowds.get(living.size());
            living.add(CompletableFuture.runAsync(() -> crowd.liveUntil(until), threads));
        }
    }

    private Sheet blank() {
        Sheet sheet = used.poll();
        return sheet != null ? sheet : new Sheet(seed, vocabulary);
    }

    /** What the model did, once all of it is emitted. */
    public Truth truth() {
        return founded.stream()
                .map(crowd -> crowd.join().truth())
                .reduce(Truth::plus)
                .orElseThrow();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
