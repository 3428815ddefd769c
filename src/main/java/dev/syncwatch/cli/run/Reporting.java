package dev.syncwatch.cli.run;

import dev.syncwatch.cli.DatabaseOptions;
import dev.syncwatch.cli.pager.OpenParts;
import dev.syncwatch.dashboard.Dashboard;
import dev.syncwatch.dashboard.DashboardException;
import dev.syncwatch.dashboard.DashboardSettings;
import dev.syncwatch.dashboard.health.ConsumerLag;
import dev.syncwatch.dashboard.health.FlinkJobs;
import dev.syncwatch.dashboard.health.HealthWatch;
import dev.syncwatch.job.DetectionJob;
import dev.syncwatch.job.output.LocalOutput;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.store.postgres.Database;
import java.net.URI;
import java.util.Optional;

/**
 * What people look at beside their pages: the job that fills the tables, and the web page over them. Pages do not hang on it: a part
 * that does not start is told, and left out.
 */
public final class Reporting implements AutoCloseable {

    private final OpenParts open = new OpenParts();
    private final LocalOutput.Place place;
    private LocalOutput output;
    private Dashboard dashboard;

    private Reporting(LocalOutput.Place place) {
        this.place = place;
    }

    /** Nothing of it. */
    public static Reporting none() {
        return new Reporting(null);
    }

    /**
     * What is wanted of it in this process.
     *
     * @param settings of the job that fills the tables, and of Kafka
     * @param fills    whether that job runs here
     * @param page     where the page is; empty if not here
     */
    public record Wanted(OutputSettings settings, boolean fills, Optional<DashboardSettings> page) {}

    /** Starts what can be started. */
    public static Reporting start(Wanted wanted, Database database, LocalOutput.Place place) {
        Reporting reporting = new Reporting(place);
        if (wanted.fills()) {
            reporting.fill(wanted.settings(), database);
        }
        wanted.page().ifPresent(page -> reporting.show(page, wanted.settings(), database));
        return reporting;
    }

    private void fill(OutputSettings settings, Database database) {
        try {
            output = open.hold(LocalOutput.start(settings, database, place));
        } catch (Exception failure) {
            place.tell().accept("warning: the tables are not filled: " + failure.getMessage());
        }
    }

    private void show(DashboardSettings page, OutputSettings settings, Database database) {
        HealthWatch health = HealthWatch.start(
                Optional.of(new ConsumerLag(settings.kafka(), "syncwatch-" + DetectionJob.NAME)),
                Optional.ofNullable(place.flink()).map(flink -> new FlinkJobs(flink.pages(), DetectionJob.NAME)));
        open.hold(health);
        try {
            dashboard = open.hold(started(page, database, health));
        } catch (DashboardException failure) {
            place.tell().accept("warning: there is no web page: " + failure.getMessage());
        }
    }

    private Dashboard started(DashboardSettings page, Database database, HealthWatch health) {
        try {
            return Dashboard.start(page, DatabaseOptions.readers(database), health);
        } catch (DashboardException taken) {
            if (page.port() == 0) {
                throw taken;
            }
            place.tell().accept("warning: " + taken.getMessage() + ". It is on another.");
            DashboardSettings elsewhere = new DashboardSettings(page.bind(), 0, page.token());
            return Dashboard.start(elsewhere, DatabaseOptions.readers(database), health);
        }
    }

    /** Where the page is; empty if it is not served here. */
    public Optional<URI> page() {
        return Optional.ofNullable(dashboard).map(Dashboard::url);
    }

    /** Why the tables are not filled any more; empty while they are, or while the job waits for its database. */
    Optional<String> ended() {
        return Optional.ofNullable(output).flatMap(LocalOutput::ended);
    }

    @Override
    public void close() throws Exception {
        open.close();
    }
}
