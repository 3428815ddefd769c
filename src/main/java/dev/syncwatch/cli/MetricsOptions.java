package dev.syncwatch.cli;

import dev.syncwatch.job.metrics.Exposition;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Where a command shows its metrics to Prometheus. */
public final class MetricsOptions {

    @Option(
            names = "--metrics-port",
            defaultValue = "9404",
            paramLabel = "PORT",
            description =
                    "where Prometheus reads metrics, under /metrics; 0 for any free port (default ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--metrics-address",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description =
                    "on which address; they name channels and tell how busy the app is, so only this machine's by default (${DEFAULT-VALUE})")
    private String address;

    /**
     * Serves from now on.
     *
     * @throws IOException if nothing can be served there
     */
    public Exposition open() throws IOException {
        return Exposition.open(new InetSocketAddress(address, port), Syncwatch.VERSION);
    }

    /** Says where; {@code to} takes whole sentences for a person. */
    public void tell(Exposition opened, Consumer<String> to) {
        if (port != 0 && opened.address().getPort() != port) {
            to.accept("warning: port " + port + " is taken by another program: metrics are on another");
        }
        to.accept("Metrics are at " + opened.address());
    }
}
