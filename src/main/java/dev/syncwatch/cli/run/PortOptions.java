package dev.syncwatch.cli.run;

import dev.syncwatch.dashboard.DashboardSettings;
import picocli.CommandLine.Option;

/** Where what runs in this process listens, on this machine. */
final class PortOptions {

    @Option(
            names = "--port",
            defaultValue = "9092",
            paramLabel = "PORT",
            description = "where our own broker listens on this machine (default ${DEFAULT-VALUE})")
    private int broker;

    @Option(
            names = "--ui-port",
            defaultValue = "8081",
            paramLabel = "PORT",
            description = "where Flink shows its jobs, on this machine; 0 for any free port (default ${DEFAULT-VALUE})")
    private int flink;

    @Option(
            names = "--database-port",
            defaultValue = "5433",
            paramLabel = "PORT",
            description = "where our own PostgreSQL listens on this machine, unless --database or output.yaml names one"
                    + " (default ${DEFAULT-VALUE})")
    private int database;

    @Option(
            names = "--dashboard-port",
            defaultValue = "" + DashboardSettings.USUAL_PORT,
            paramLabel = "PORT",
            description = "where the web page is, on this machine; 0 for any free port (default ${DEFAULT-VALUE})")
    private int dashboard;

    int broker() {
        return broker;
    }

    /** Of Flink's pages. */
    int flink() {
        return flink;
    }

    ReportingStart.Ports reporting() {
        return new ReportingStart.Ports(database, dashboard);
    }
}
