package dev.syncwatch.dashboard;

import dev.syncwatch.dashboard.http.door.AccessToken;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where the page is served, and to whom.
 *
 * @param bind  an address or name of this machine
 * @param port  1 to 65535, or 0 for any free port
 * @param token what whoever comes has to bring; may be empty on loopback alone
 */
public record DashboardSettings(String bind, int port, Optional<AccessToken> token) {

    public static final int USUAL_PORT = 8090;
    public static final String LOOPBACK = "127.0.0.1";

    /** @throws IllegalArgumentException if others could read the page without a token; the message says what to do */
    public DashboardSettings {
        if (token.isEmpty() && !isLoopback(bind)) {
            throw new IllegalArgumentException("The dashboard would be open to everybody who can reach " + bind
                    + ": give it a token, or leave it on " + LOOPBACK + ".");
        }
    }

    /** For people on this machine. */
    public static DashboardSettings onThisMachine(int port) {
        return new DashboardSettings(LOOPBACK, port, Optional.empty());
    }

    boolean isLoopback() {
        return isLoopback(bind);
    }

    private static boolean isLoopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("No address of this machine is called " + bind + ".", unknown);
        }
    }
}
