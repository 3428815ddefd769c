package dev.syncwatch.standalone.postgres;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The server that {@link EmbeddedPostgres} runs, for whoever starts it as a process of his own. It ends at once, and in order, on SIGINT;
 * on SIGTERM it waits until nobody is connected.
 *
 * @param directory as in {@link EmbeddedPostgres}
 * @param port      where it listens on this machine, 1 to 65535
 */
public record PostgresServer(Path directory, int port) {

    public PostgresServer {
        directory = directory.toAbsolutePath();
    }

    /**
     * Makes the database, unless it is there.
     *
     * @throws EmbeddedPostgresException if that fails; while the server runs too
     */
    public void prepare() {
        if (program().isEmpty()) {
            EmbeddedPostgres.start(directory, 0).close();
        }
    }

    /** The program and its arguments; call {@link #prepare} before. */
    public List<String> command() {
        Path program = program()
                .orElseThrow(() -> new EmbeddedPostgresException("there is no PostgreSQL in " + directory, null));
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // It refuses to be root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(
                List.of(program.toString(), "-D", directory.resolve("data").toString()));
        command.addAll(List.of("-p", String.valueOf(port)));
        new TreeMap<>(EmbeddedPostgres.SETTINGS)
                .forEach((setting, value) -> command.addAll(List.of("-c", setting + "=" + value)));
        return command;
    }

    /** Empty before it was ever prepared to its end. */
    private Optional<Path> program() {
        if (!Files.exists(directory.resolve("complete"))) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(directory.resolve("program"))) {
            return versions.map(version -> version.resolve("bin").resolve("postgres"))
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** Where the database is, for JDBC, without user and password. */
    public String url() {
        return "jdbc:postgresql://%s:%d/%s".formatted(EmbeddedPostgres.HOST, port, EmbeddedPostgres.OWNER);
    }

    /** Whom to connect as. */
    public String user() {
        return EmbeddedPostgres.OWNER;
    }

    /** The file that holds the password. */
    public Path passwordFile() {
        return directory.resolve("password");
    }
}
