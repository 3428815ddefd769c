package dev.syncwatch.simulate.crowd;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The lines of one crowd, which is a page ahead of whoever reads them. */
final class Reading {
    private final Supplier<Crowd> founder;
    private final long endMillis;
    private final Executor threads;
    private CompletableFuture<Page> coming;
    private Crowd crowd;
    private Page page = new Page();
    private int line;

    /** The founder is asked by one of {@code threads}. */
    Reading(Supplier<Crowd> founder, long endMillis, Executor threads) {
        this.founder = founder;
        this.endMillis = endMillis;
        this.threads = threads;
        this.coming = fill(new Page());
    }

    private CompletableFuture<Page> fill(Page empty) {
        return CompletableFuture.supplyAsync(() -> filled(empty), threads);
    }

    private Page filled(Page filling) {
        if (crowd == null) {
            crowd = founder.get();
        }
        filling.clear();
        while (!filling.isFull()) {
            if (!crowd.actBefore(endMillis, filling)) {
                crowd.moveTo(endMillis);
                break;
            }
        }
        return filling;
    }

    /** Goes on to the next line; false if there is none. */
    boolean next() {
        if (++line >= page.lines()) {
            turnPage();
        }
        return page.lines() > 0;
    }

    /** An empty page is the last one. */
    private void turnPage() {
        Page read = page;
        page = coming.join();
        line = 0;
        coming = page.lines() > 0 ? fill(read) : coming;
    }

    boolean isBefore(Reading other) {
        return page.isBefore(line, other.page, other.line);
    }

    void write(Lines to) throws IOException {
        page.write(line, to);
    }

    /** Once all is read. */
    Crowd crowd() {
        return crowd;
    }
}
