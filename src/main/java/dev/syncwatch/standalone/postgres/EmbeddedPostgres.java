package dev.syncwatch.standalone.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL, as a process of its own that listens on this machine alone and asks for a password. Its data survive stops, kills
 * and losses of power; a server that a killed owner left behind is ended at the next start.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Owns the database, and is no superuser: those can run programs. */
    static final String OWNER = "syncwatch";

    static final String HOST = "127.0.0.1";

    /** After a crash the server first reads its log. */
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);

    /**
     * Zonky's are meant for tests ({@code fsync} and {@code synchronous_commit} off, 300 connections); a handful of programs on one
     * machine need less, and what is committed here has to stay.
     */
    static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("listen_addresses", HOST),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "40"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("max_wal_size", "256MB"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("jit", "off"));

    private final PostgresFolder folder;
    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final String password;

    private EmbeddedPostgres(
            PostgresFolder folder, io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, String password) {
        this.folder = folder;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server and returns once it serves the database {@code syncwatch}.
     *
     * @param directory holds everything, the password too; made if it is missing
     * @param port 1 to 65535, or 0 for any free port
     * @throws EmbeddedPostgresException if the directory or the port can't be used, or the server does not start
     */
    public static EmbeddedPostgres start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /** As {@link #start(Path, int)}, with settings of the server's that go before those chosen here. */
    public static EmbeddedPostgres start(Path directory, int port, Map<String, String> more) {
        PostgresFolder folder = PostgresFolder.open(directory);
        try {
            Postmaster.of(folder.data()).end();
            folder.clearRemains();
            String password = folder.password();
            EmbeddedPostgres postgres = new EmbeddedPostgres(folder, server(folder, free(port), more), password);
            postgres.prepareOrClose();
            return postgres;
        } catch (IOException | SQLException failure) {
            folder.close();
            String complaint = folder.lastComplaint();
            throw new EmbeddedPostgresException(
                    "PostgreSQL can't start on the data in %s (%s): its log is %s, and with that directory moved away it starts without data"
                            .formatted(directory, complaint.isEmpty() ? failure : complaint, folder.log()),
                    failure);
        } catch (InterruptedException stop) {
            folder.close();
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("PostgreSQL was not started: asked to stop", stop);
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    private static int free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL can't listen on %s:%d (%s): another program may use that port"
                            .formatted(HOST, port, taken.getMessage()),
                    taken);
        }
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres server(
            PostgresFolder folder, int port, Map<String, String> more) throws IOException {
        Redirect log = Redirect.appendTo(folder.log().toFile());
        Builder builder = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.program().toFile())
                // One each: whoever shares a resolver gets the program that the first of them unpacked, elsewhere.
                .setPgBinaryResolver(new OwnProgram(folder.program()))
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                // Further options of initdb: without them everybody on this machine would be superuser.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", folder.password())
                .setPGStartupWait(STARTED_WITHIN)
                .setOutputRedirector(log)
                .setErrorRedirector(log);
        SETTINGS.forEach(builder::setServerConfig);
        more.forEach(builder::setServerConfig);
        return builder.start();
    }

    /** Where the program comes from, told apart by where it is to go. */
    private record OwnProgram(Path directory) implements PgBinaryResolver {

        @Override
        public InputStream getPgBinary(String system, String machineHardware) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
        }
    }

    private void prepareOrClose() throws IOException, SQLException {
        try (Connection superuser = server.getPostgresDatabase().getConnection();
                Statement statement = superuser.createStatement()) {
            if (!has(statement, "SELECT FROM pg_roles WHERE rolname = '" + OWNER + "'")) {
                statement.execute("CREATE ROLE %s LOGIN CREATEDB CREATEROLE PASSWORD '%s'".formatted(OWNER, password));
            }
            if (!has(statement, "SELECT FROM pg_database WHERE datname = '" + OWNER + "'")) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(OWNER, OWNER));
            }
            folder.markComplete();
        } catch (SQLException | IOException failure) {
            server.close();
            throw failure;
        }
    }

    private static boolean has(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    /** Where the database is, for JDBC, without user and password. */
    public String url() {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port(), OWNER);
    }

    /** Whom to connect as. */
    public String user() {
        return OWNER;
    }

    public String password() {
        return password;
    }

    /** The port that clients connect to, 1 to 65535. */
    public int port() {
        return server.getPort();
    }

    /** Why it does not serve any more; empty while it runs. */
    public Optional<String> failure() {
        try {
            return Postmaster.of(folder.data()).isAlive()
                    ? Optional.empty()
                    : Optional.of("PostgreSQL has ended; its log is " + folder.log());
        } catch (IOException unreadable) {
            return Optional.of("PostgreSQL's data can't be read any more: " + unreadable.getMessage());
        }
    }

    /** Ends all connections and stops the server; closing twice does nothing more. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new EmbeddedPostgresException("PostgreSQL could not be stopped: " + failure.getMessage(), failure);
        } finally {
            folder.close();
        }
    }
}
