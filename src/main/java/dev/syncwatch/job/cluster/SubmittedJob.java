package dev.syncwatch.job.cluster;

import dev.syncwatch.job.cluster.ClusterArguments.Option;
import dev.syncwatch.standalone.flink.FlinkRestException;
import dev.syncwatch.standalone.flink.RemoteFlink;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a job on a cluster was started with, noted where Flink shows it, so that it can be started so again.
 *
 * @param start of the program, unlike any other
 */
public record SubmittedJob(ClusterArguments asked, String start) {
    private static final Logger LOG = LoggerFactory.getLogger(SubmittedJob.class);

    /** The newest version of the rules that it was started with. */
    public static final String RULES_VERSION = "syncwatch.rules.version";

    /** The rule file's content. */
    public static final String RULES_TEXT = "syncwatch.rules.text";

    /** The settings file's content, with places of secrets and no secrets. */
    public static final String SETTINGS_TEXT = "syncwatch.settings.text";

    /** The cluster's name for the jar. */
    public static final String JAR = "syncwatch.jar";

    /** Brokers as the cluster reaches them, where they were named beside the settings. */
    public static final String KAFKA = "syncwatch.kafka";

    /** Tells one start of the program from another. */
    private static final String START = "syncwatch.start";

    public SubmittedJob(ClusterArguments asked) {
        this(asked, UUID.randomUUID().toString());
    }

    void note(StreamExecutionEnvironment environment, Map<String, String> more) throws IOException {
        Map<String, String> noted = new HashMap<>(more);
        noted.put(START, start);
        noted.put(SETTINGS_TEXT, new String(asked.settings(), StandardCharsets.UTF_8));
        asked.option(Option.JAR).ifPresent(jar -> noted.put(JAR, jar));
        asked.option(Option.KAFKA).ifPresent(brokers -> noted.put(KAFKA, brokers));
        environment.getConfig().setGlobalJobParameters(Configuration.fromMap(noted));
    }

    /**
     * Whether the job that runs is the one that this start of the program has defined. In a cluster of the job's own a JobManager
     * that takes over starts the program again, and then goes on with the job as it was defined before.
     */
    boolean runs(ReadableConfig cluster, JobID id) throws InterruptedException {
        if (cluster.getOptional(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID).isEmpty()) {
            return true;
        }
        String address = "http://" + cluster.get(RestOptions.ADDRESS) + ":" + cluster.get(RestOptions.PORT);
        try {
            RemoteFlink flink = new RemoteFlink(List.of(URI.create(address)));
            return start.equals(flink.job(id.toHexString()).parameters().get(START));
        } catch (FlinkRestException unknown) {
            LOG.warn(
                    "It can't be told whether the job is one that went on, so no rule set is said to act: {}",
                    unknown.getMessage());
            return false;
        }
    }
}
