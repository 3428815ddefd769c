package dev.syncwatch.cli.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
            defaultValue = "jdbc:postgresql://127.0.0.1:5432/syncwatch",
            description = "where the tables are: jdbc:postgresql://HOST:PORT/NAME (default ${DEFAULT-VALUE})")
    private String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "syncwatch",
            description = "who reads them (default ${DEFAULT-VALUE})")
    private String user;

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            defaultValue = "SYNCWATCH_DATABASE_PASSWORD",
            description = "the environment variable that holds the password (default ${DEFAULT-VALUE})")
    private String variable;

    @Option(names = "--password-file", paramLabel = "FILE", description = "the file that holds it instead")
    private Path file;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    /**
     * Connections as the options say; none is made yet.
     *
     * @throws IOException if the password's file can't be read
     */
    public DataSource source(Map<String, String> environment) throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(checked());
        } catch (IllegalArgumentException unreadable) {
            throw usage("--database is no address of PostgreSQL: write jdbc:postgresql://HOST:PORT/NAME");
        }
        source.setUser(user);
        source.setPassword(password(environment));
        source.setConnectTimeout(CONNECTED_WITHIN_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("syncwatch dashboard");
        return source;
    }

    private String checked() {
        if (url.contains("password=")
                || url.replaceFirst("^[^/]*//", "").replaceFirst("/.*", "").contains("@")) {
            throw usage("--database holds a user or a password, which others on this machine can read there:"
                    + " use --user, and --password-file or --password-env");
        }
        return url.startsWith(JDBC) ? url : JDBC + url;
    }

    private String password(Map<String, String> environment) throws IOException {
        return file == null ? environment.get(variable) : Files.readString(file).strip();
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
