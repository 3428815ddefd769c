package dev.syncwatch.standalone.cluster;

import dev.syncwatch.standalone.cluster.process.ClusterException;
import dev.syncwatch.standalone.cluster.process.ClusterProcess;
import dev.syncwatch.standalone.flink.FlinkRestException;
import dev.syncwatch.standalone.flink.RemoteFlink;
import dev.syncwatch.standalone.postgres.PostgresServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Whether a cluster that was started serves.
 *
 * @param processes those of it that are waited for
 * @param flink     whether Flink is among them
 * @param until     when patience ends, by {@link System#nanoTime}
 */
record Readiness(Cluster cluster, List<ClusterProcess> processes, boolean flink, long until) {
    private static final int BETWEEN_LOOKS_MILLIS = 100;
    private static final int CONNECT_MILLIS = 1_000;

    static Readiness of(Cluster cluster, long until) {
        return new Readiness(cluster, cluster.members().withoutPager(), true, until);
    }

    /** Of what Flink needs beside it. */
    static Readiness ofServices(Cluster cluster, long until) {
        return new Readiness(cluster, cluster.members().services(), false, until);
    }

    /** Returns once it does; throws a {@link ClusterException} when a process has ended, or time is up. */
    void await() throws InterruptedException {
        Optional<String> missing = missing();
        while (missing.isPresent()) {
            for (ClusterProcess process : processes) {
                if (!process.isAlive()) {
                    throw process.ended();
                }
            }
            if (System.nanoTime() > until) {
                throw new ClusterException("the cluster does not serve in time: " + missing.get());
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            missing = missing();
        }
    }

    private Optional<String> missing() throws InterruptedException {
        if (!listens(cluster.bootstrapServers())) {
            return Optional.of("the broker does not listen on " + cluster.bootstrapServers());
        }
        Optional<PostgresServer> postgres = cluster.postgres();
        if (postgres.isPresent() && !serves(postgres.get())) {
            return Optional.of("PostgreSQL does not serve at " + postgres.get().url());
        }
        return flink ? missingOfFlink() : Optional.empty();
    }

    private Optional<String> missingOfFlink() throws InterruptedException {
        try {
            RemoteFlink.Overview overview = cluster.remote().overview();
            int wanted = cluster.shape().taskManagers();
            return overview.taskManagers() >= wanted
                    ? Optional.empty()
                    : Optional.of("%d of %d TaskManagers are registered".formatted(overview.taskManagers(), wanted));
        } catch (FlinkRestException notYet) {
            return Optional.of(notYet.getMessage());
        }
    }

    /** Where it listens it may still be reading its log. */
    private static boolean serves(PostgresServer postgres) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(postgres.url());
        source.setUser(postgres.user());
        source.setConnectTimeout(CONNECT_MILLIS / 1_000);
        source.setSocketTimeout(CONNECT_MILLIS / 1_000);
        try {
            source.setPassword(Files.readString(postgres.passwordFile()).strip());
            source.getConnection().close();
            return true;
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    private static boolean listens(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
