package dev.syncwatch.job.metrics;

import dev.syncwatch.job.metrics.flink.FlinkMetrics;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

/** Everything that this process measures, Flink's metrics and our own, at one address. */
public final class Exposition implements AutoCloseable {

    private static final String PATH = "/metrics";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final FlinkMetrics flink = FlinkMetrics.open();
    private final String host;
    private final HTTPServer server;

    private Exposition(InetSocketAddress address, String version) throws IOException {
        if (address.isUnresolved()) {
            // Java would listen on every address instead.
            throw new IOException("the address " + address.getHostString() + " of the metrics is not known here");
        }
        host = address.getHostString();
        ProcessMetrics.register(registry, version);
        registry.register(flink);
        server = serve(address);
    }

    /**
     * Serves from now on.
     *
     * @param address port 0 for any free one; where the port is taken, any free one too
     * @param version of this program
     * @throws IOException if nothing can be served at this address
     */
    public static Exposition open(InetSocketAddress address, String version) throws IOException {
        return new Exposition(address, version);
    }

    private HTTPServer serve(InetSocketAddress address) throws IOException {
        try {
            return serve(address, address.getPort());
        } catch (BindException taken) {
            return serve(address, 0);
        }
    }

    private HTTPServer serve(InetSocketAddress address, int port) throws IOException {
        return HTTPServer.builder()
                .inetAddress(address.getAddress())
                .port(port)
                .metricsHandlerPath(PATH)
                .registry(registry)
                .buildAndStart();
    }

    /** Where jobs that are not on Flink keep their numbers. */
    public PrometheusRegistry registry() {
        return registry;
    }

    /** What Flink has to be started with, for its metrics to be seen here. */
    public Map<String, String> flinkSettings() {
        return flink.settings();
    }

    /** Where everything is read. */
    public URI address() {
        return URI.create("http://" + host + ":" + server.getPort() + PATH);
    }

    @Override
    public void close() {
        server.close();
        flink.close();
    }
}
