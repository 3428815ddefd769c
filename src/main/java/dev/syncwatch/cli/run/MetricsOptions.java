package dev.syncwatch.cli.run;

import dev.syncwatch.cli.Syncwatch;
import dev.syncwatch.job.metrics.Exposition;
import java.io.IOException;
import java.net.InetSocketAddress;
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
                    "on which address; metrics name rules and channels, so only this machine's by default (${DEFAULT-VALUE})")
    private String address;

    /**
     * Serves from now on.
     *
     * @throws IOException if nothing can be served there
     */
    public Exposition open() throws IOException {
        return Exposition.open(new InetSocketAddress(address, port), Syncwatch.VERSION);
    }

    /** Whether it is served elsewhere than was asked for. */
    boolean isElsewhere(Exposition opened) {
        return port != 0 && opened.address().getPort() != port;
    }
}
