package dev.syncwatch.dashboard.live;

import io.javalin.http.sse.SseClient;
import java.util.concurrent.atomic.AtomicBoolean;

/** One open page, and what it was told last. */
final class LiveClient {
    private final SseClient connection;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Versions told = Versions.unavailable("nothing");

    LiveClient(SseClient connection) {
        this.connection = connection;
    }

    /** Takes the right to write to it; false while somebody else does, since a page that reads slowly is left behind. */
    boolean take() {
        return busy.compareAndSet(false, true);
    }

    void release() {
        busy.set(false);
    }

    boolean isBehind(Versions newest) {
        return newest.differ(told);
    }

    /** May block as long as the page does not read. */
    void tell(Versions newest) {
        connection.sendEvent("changed", newest);
        told = newest;
    }

    /** A sign of life; it is also how a connection that is gone is noticed. */
    void ping() {
        connection.sendComment("");
    }

    boolean isGone() {
        return connection.terminated();
    }

    void close() {
        connection.close();
    }
}
