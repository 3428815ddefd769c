package dev.syncwatch.cli.pager;

import java.util.ArrayDeque;
import java.util.Deque;

/** Parts that were opened one after the other: all of them are closed, the newest first, whatever one of them throws. */
public final class OpenParts implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Gives the part back. */
    public <T extends AutoCloseable> T hold(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() throws Exception {
        AutoCloseable part = open.poll();
        if (part == null) {
            return;
        }
        try {
            part.close();
        } finally {
            close();
        }
    }
}
