package dev.syncwatch.cli.dashboard;

import dev.syncwatch.cli.DatabaseOptions;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.MetricsOptions;
import dev.syncwatch.cli.StopSignal;
import dev.syncwatch.dashboard.Dashboard;
import dev.syncwatch.dashboard.DashboardSettings;
import dev.syncwatch.dashboard.health.HealthWatch;
import dev.syncwatch.dashboard.http.door.AccessToken;
import dev.syncwatch.job.metrics.Exposition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch dashboard}: the page that people look at while an incident runs, until it is asked to stop. */
@Command(
        name = "dashboard",
        mixinStandardHelpOptions = true,
        description =
                "Serves the web page over the tables of the output job. It reads alone: any number of them can run, anywhere.")
public final class DashboardCommand implements Callable<Integer> {
    private static final String TOKEN = "SYNCWATCH_DASHBOARD_TOKEN";
    private static final String USUAL_DATABASE = "jdbc:postgresql://127.0.0.1:5432/syncwatch";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Mixin
    private DatabaseOptions database;

    @Option(
            names = "--port",
            defaultValue = "" + DashboardSettings.USUAL_PORT,
            paramLabel = "PORT",
            description = "where the page is; 0 for any free port (default ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--bind",
            defaultValue = DashboardSettings.LOOPBACK,
            paramLabel = "ADDRESS",
            description = "who can reach it; any other than this machine needs a token (default ${DEFAULT-VALUE})")
    private String bind;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "holds the token that people bring; else the environment's " + TOKEN)
    private Path tokenFile;

    @Mixin
    private HealthOptions health;

    @Mixin
    private MetricsOptions metrics;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        DashboardSettings settings = settings(System.getenv());
        DataSource source = DatabaseOptions.readers(database.namedOr(USUAL_DATABASE, System.getenv()));
        try (StopSignal stop = StopSignal.listen();
                HealthWatch watch = health.watch();
                Exposition shown = metrics.open();
                Dashboard dashboard = Dashboard.start(settings, source, watch)) {
            metrics.tell(shown, spec.commandLine().getErr()::println);
            spec.commandLine().getOut().printf("The dashboard is at %s%n", dashboard.url());
            spec.commandLine().getOut().flush();
            while (!stop.await(BETWEEN_LOOKS)) {
                // goes on
            }
        }
        return ExitCode.GOOD;
    }

    private DashboardSettings settings(Map<String, String> environment) throws IOException {
        try {
            return new DashboardSettings(bind, port, token(environment));
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), wrong.getMessage() + " (--token-file, or the environment's " + TOKEN + ")");
        }
    }

    private Optional<AccessToken> token(Map<String, String> environment) throws IOException {
        String text = tokenFile != null ? Files.readString(tokenFile).strip() : environment.get(TOKEN);
        return Optional.ofNullable(text).map(AccessToken::new);
    }
}
