package dev.syncwatch.cli;

import dev.syncwatch.store.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which PostgreSQL, and as whom. A password is never an argument: everybody on the machine can read those. */
public final class DatabaseOptions {
    private static final String JDBC = "jdbc:";
    private static final int CONNECTED_WITHIN_SECONDS = 3;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "PostgreSQL with the tables: jdbc:postgresql://HOST:PORT/NAME")
    private String url;

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            defaultValue = "syncwatch",
            description = "as whom to connect to --database (default ${DEFAULT-VALUE})")
    private String user;

    @Option(
            names = "--database-password-env",
            paramLabel = "NAME",
            defaultValue = "SYNCWATCH_DATABASE_PASSWORD",
            description = "the environment variable that holds the password (default ${DEFAULT-VALUE})")
    private String variable;

    @Option(names = "--database-password-file", paramLabel = "FILE", description = "the file that holds it instead")
    private Path file;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    /**
     * What the options name; empty if they name no database.
     *
     * @throws IOException if the password's file can't be read
     */
    public Optional<Database> named(Map<String, String> environment) throws IOException {
        return url == null ? Optional.empty() : Optional.of(at(url, environment));
    }

    /**
     * The same, or the database at this URL.
     *
     * @throws IOException if the password's file can't be read
     */
    public Database namedOr(String usual, Map<String, String> environment) throws IOException {
        return at(url == null ? usual : url, environment);
    }

    private Database at(String address, Map<String, String> environment) throws IOException {
        return new Database(checked(address), user, password(environment));
    }

    private String checked(String address) {
        if (address.contains("password=")
                || address.replaceFirst("^[^/]*//", "").replaceFirst("/.*", "").contains("@")) {
            throw usage("--database holds a user or a password, which others on this machine can read there:"
                    + " use --database-user, and --database-password-file or --database-password-env");
        }
        String jdbc = address.startsWith(JDBC) ? address : JDBC + address;
        try {
            new PGSimpleDataSource().setURL(jdbc);
        } catch (IllegalArgumentException unreadable) {
            throw usage("--database is no address of PostgreSQL: write jdbc:postgresql://HOST:PORT/NAME");
        }
        return jdbc;
    }

    private String password(Map<String, String> environment) throws IOException {
        return file == null ? environment.get(variable) : Files.readString(file).strip();
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /** Connections for the page; none is made yet. */
    public static DataSource readers(Database database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        source.setConnectTimeout(CONNECTED_WITHIN_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("syncwatch dashboard");
        return source;
    }
}
