package dev.syncwatch.dashboard.live;

import dev.syncwatch.dashboard.database.ReadOnlyDatabase;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open pages. One statement at each look serves all of them, and none while there are none; a page that does not read holds up
 * nobody else.
 */
public final class LiveClients implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveClients.class);

    static final int MOST = 100;
    private static final int WRITERS = 16;
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(15);

    private final ReadOnlyDatabase database;
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "dashboard-live"));
    private final ThreadPoolExecutor writing = new ThreadPoolExecutor(
            0, WRITERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> daemon(task, "dashboard-live-writer"));
    private final Duration betweenLooks;
    private long looks;

    /** @param betweenLooks how often it looks for changes */
    public LiveClients(ReadOnlyDatabase database, Duration betweenLooks) {
        this.database = database;
        this.betweenLooks = betweenLooks;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** From now on, until {@link #close}, looks for changes. */
    public void start() {
        long millis = betweenLooks.toMillis();
        looking.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Whether another page would be one too many. */
    public boolean isFull() {
        return clients.size() >= MOST;
    }

    /** Takes a page in; it is told at the next look what there is. */
    public void add(SseClient connection) {
        if (isFull() || looking.isShutdown()) {
            connection.close();
            return;
        }
        LiveClient client = new LiveClient(connection);
        connection.onClose(() -> clients.remove(client));
        clients.add(client);
        connection.keepAlive();
    }

    int count() {
        return clients.size();
    }

    private void look() {
        try {
            clients.removeIf(LiveClient::isGone);
            if (clients.isEmpty()) {
                return;
            }
            Versions newest = VersionQuery.read(database);
            boolean ping = ++looks % BETWEEN_PINGS.dividedBy(betweenLooks) == 0;
            for (LiveClient client : clients) {
                if (client.isBehind(newest)) {
                    write(client, each -> each.tell(newest));
                } else if (ping) {
                    write(client, LiveClient::ping);
                }
            }
        } catch (RuntimeException failure) {
            LOG.warn("open pages were not told of changes", failure);
        }
    }

    /** Whoever can't be told now is told at the next look. */
    private void write(LiveClient client, Consumer<LiveClient> what) {
        if (!client.take()) {
            return;
        }
        try {
            writing.execute(() -> {
                try {
                    what.accept(client);
                } finally {
                    client.release();
                }
            });
        } catch (RejectedExecutionException allBusy) {
            client.release();
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
        clients.forEach(LiveClient::close);
        writing.shutdownNow();
    }
}
