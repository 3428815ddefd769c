package dev.syncwatch.cli.run;

import dev.syncwatch.job.LocalPager.Watch;
import dev.syncwatch.notify.delivery.ChannelSpec;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.Topic;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code run} says once all of it serves.
 *
 * @param wanted the port that was asked for Flink's pages; 0 for any
 */
record Announcement(PrintWriter err, int wanted) {

    /** {@code flink} is null where none runs here. */
    void tell(Watch watch, LocalFlink flink, Optional<URI> dashboard) {
        if (flink != null) {
            tell(flink.pages());
        }
        dashboard.ifPresent(page -> err.printf("The dashboard is at %s%n", page));
        tell(watch);
    }

    private void tell(URI pages) {
        if (wanted != 0 && pages.getPort() != wanted) {
            err.printf("warning: port %d is taken by another program: Flink's pages are on another%n", wanted);
        }
        err.printf("Flink shows its jobs at %s%n", pages);
    }

    private void tell(Watch watch) {
        String channels = watch.channels().stream().map(ChannelSpec::name).collect(Collectors.joining(", "));
        err.printf(
                "Watching %s on %s with %d rules; channels: %s. Ctrl-C ends.%n",
                watch.settings().topic(Topic.TELEMETRY),
                watch.settings().kafka().get("bootstrap.servers"),
                watch.rules().rules().size(),
                channels.isEmpty() ? "none" : channels);
    }
}
