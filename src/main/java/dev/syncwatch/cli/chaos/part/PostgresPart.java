package dev.syncwatch.cli.chaos.part;

import dev.syncwatch.standalone.postgres.EmbeddedPostgres;
import dev.syncwatch.standalone.postgres.EmbeddedPostgresException;
import dev.syncwatch.store.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL that comes back on the same port with what it had. */
public final class PostgresPart implements Part, AutoCloseable {
    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    /** {@code folder} is made if it is missing, and takes data and log; nothing is started yet. */
    public PostgresPart(Path folder) throws IOException {
        this.folder = folder;
        this.port = BrokerPart.freePort();
    }

    @Override
    public void start() {
        server = EmbeddedPostgres.start(folder, port);
    }

    /** Where it is; known once it was started. */
    public Database database() {
        return new Database(server.url(), server.user(), server.password());
    }

    /** All of its processes notice that the first is gone. */
    @Override
    public void kill() throws IOException {
        Path file = folder.resolve("data").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
        ProcessHandle.of(pid).ifPresent(first -> {
            first.destroyForcibly();
            first.onExit().join();
        });
        try {
            server.close();
        } catch (EmbeddedPostgresException killed) {
            // There was nothing to stop any more.
        }
    }

    @Override
    public void stop() {
        server.close();
    }

    @Override
    public boolean isAlive() {
        return server != null && server.failure().isEmpty();
    }

    @Override
    public boolean isReady() {
        return isAlive();
    }

    /** One that does not stop in order is killed: nobody needs its data any more. */
    @Override
    public void close() {
        try {
            if (isAlive()) {
                stop();
            }
        } finally {
            killIfAlive();
        }
    }

    private void killIfAlive() {
        try {
            if (isAlive()) {
                kill();
            }
        } catch (IOException ended) {
            // Then it is gone.
        }
    }
}
