package dev.syncwatch.notify.http;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What the JDK's HTTP client logs, if all logging is on: whole addresses and headers. Where those hold a secret it must not log at all.
 */
public final class JdkHttpLog {
    // Held, because a logger that nobody holds is collected and comes back with its old level.
    private static final List<Logger> LOGGERS = Stream.of(
                    "jdk.httpclient.HttpClient",
                    "jdk.internal.httpclient.debug",
                    "jdk.internal.httpclient.hpack.debug",
                    "jdk.internal.httpclient.websocket.debug")
            .map(Logger::getLogger)
            .toList();

    private JdkHttpLog() {}

    /** Turns it off for the whole process, for good. */
    public static void turnOff() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
