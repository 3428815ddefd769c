package dev.syncwatch.cli.run;

import dev.syncwatch.dashboard.DashboardSettings;
import dev.syncwatch.job.LocalPager.Watch;
import dev.syncwatch.job.output.LocalOutput;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.store.postgres.Database;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How {@code run} comes to its tables and its web page.
 *
 * @param parts  those that run here
 * @param output settings of the job that fills the tables
 * @param named  the database that the command line names
 * @param ports  of what listens on this machine
 */
record ReportingStart(Set<Part> parts, OutputSettings output, Optional<Database> named, Ports ports) {

    /** 1 to 65535, or 0 for any free port. */
    record Ports(int database, int dashboard) {}

    /** Slots of Flink that are needed for it. */
    int slots() {
        return parts.contains(Part.OUTPUT) ? output.parallelism() : 0;
    }

    /** Null where nobody here needs a database, or none can be had, which is told then. */
    Tables tables(DataFolder held, Consumer<String> tell) {
        if (!parts.contains(Part.OUTPUT) && !parts.contains(Part.DASHBOARD)) {
            return null;
        }
        try {
            return named.or(this::inSettings)
                    .map(Tables::named)
                    .or(() -> Tables.own(held.postgres(), ports.database(), tell))
                    .orElse(null);
        } catch (IllegalStateException noSecret) {
            tell.accept("warning: no tables and no dashboard, pages alone: " + noSecret.getMessage());
            return null;
        }
    }

    private Optional<Database> inSettings() {
        return Optional.ofNullable(output.database()).map(kept -> kept.in(System.getenv()));
    }

    /** {@code tables} may be null: then there is nothing to start. */
    Reporting report(Watch watch, DataFolder held, Tables tables, LocalOutput.Place place) {
        if (tables == null) {
            return Reporting.none();
        }
        OutputSettings settings =
                output.beside(watch.settings(), watch.notification()).orCheckpointsAt(held.outputCheckpoints());
        Optional<DashboardSettings> page = parts.contains(Part.DASHBOARD)
                ? Optional.of(DashboardSettings.onThisMachine(ports.dashboard()))
                : Optional.empty();
        return Reporting.start(
                new Reporting.Wanted(settings, parts.contains(Part.OUTPUT), page), tables.database(), place);
    }
}
