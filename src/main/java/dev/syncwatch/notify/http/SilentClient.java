package dev.syncwatch.notify.http;

import java.net.http.HttpClient;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The JDK's client without its own log, which at its finer levels holds every address and header: some of ours are secrets. */
public final class SilentClient {
    /** Held here, because a logger that nobody holds forgets its level. */
    private static final List<Logger> SILENCED =
            List.of(Logger.getLogger("jdk.internal.httpclient.debug"), Logger.getLogger("jdk.httpclient.HttpClient"));

    static {
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private SilentClient() {}

    /** Speaks HTTP/1.1 and follows no redirect: that would carry the secret to another host. */
    public static HttpClient.Builder builder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
    }
}
