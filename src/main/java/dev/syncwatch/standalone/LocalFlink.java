package dev.syncwatch.standalone;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.util.FileUtils;

/** Flink in this process, with its pages reachable from this machine only. */
public final class LocalFlink implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final MiniCluster cluster;
    private final URI pages;
    private final Path scratch;

    private LocalFlink(MiniCluster cluster, URI pages, Path scratch) {
        this.cluster = cluster;
        this.pages = pages;
        this.scratch = scratch;
    }

    /**
     * What a cluster takes of this machine.
     *
     * @param scratch   a directory for what Flink needs only while it runs; emptied first, since a kill leaves things there
     * @param pagesPort 1 to 65535, or 0 for any free port; where it is taken, any free one too
     */
    public record Place(Path scratch, int pagesPort) {}

    /**
     * Starts a cluster.
     *
     * @param settings of Flink; what they say of addresses and of the pages' powers goes before what is chosen here
     * @param slots    the sum of the highest parallelisms of the jobs that run at a time
     * @throws Exception if Flink does not start, or the scratch directory can't be written
     */
    public static LocalFlink start(Configuration settings, int slots, Place place) throws Exception {
        FileUtils.deleteDirectory(place.scratch().toFile());
        Files.createDirectories(place.scratch());
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settled(settings, place))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        try {
            cluster.start();
            return new LocalFlink(cluster, cluster.getRestAddress().get(), place.scratch());
        } catch (Exception failure) {
            cluster.close();
            throw failure;
        }
    }

    private static Configuration settled(Configuration settings, Place place) {
        Configuration settled = new Configuration(settings);
        String scratch = place.scratch().toAbsolutePath().toString();
        settled.set(CoreOptions.TMP_DIRS, scratch);
        settled.set(WebOptions.TMP_DIR, scratch);
        settled.set(BlobServerOptions.STORAGE_DIRECTORY, scratch);
        settled.set(RestOptions.BIND_PORT, place.pagesPort() == 0 ? "0" : place.pagesPort() + ",0");
        unlessSet(settled, RestOptions.ADDRESS, HOST);
        unlessSet(settled, RestOptions.BIND_ADDRESS, HOST);
        // Whoever reaches the pages could run any program here, or end the job; a page of somebody else's, in a browser
        // on this
        // machine, must not even learn the job's id.
        unlessSet(settled, WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, "http://" + HOST);
        unlessSet(settled, WebOptions.SUBMIT_ENABLE, false);
        unlessSet(settled, WebOptions.CANCEL_ENABLE, false);
        return settled;
    }

    private static <T> void unlessSet(Configuration settings, ConfigOption<T> option, T value) {
        if (!settings.contains(option)) {
            settings.set(option, value);
        }
    }

    /** Where Flink shows its jobs. */
    public URI pages() {
        return pages;
    }

    /** For what is needed only while it runs; emptied at each start. */
    public Path scratch() {
        return scratch;
    }

    /** Hands a job over; it starts in the background. */
    public LocalJob submit(JobGraph job) throws Exception {
        cluster.submitJob(job).get();
        return new LocalJob(cluster, job.getJobID());
    }

    /** Ends all jobs and threads of the cluster. */
    @Override
    public void close() throws Exception {
        cluster.closeAsync().get(CLOSE_WITHIN.toSeconds(), TimeUnit.SECONDS);
    }
}
