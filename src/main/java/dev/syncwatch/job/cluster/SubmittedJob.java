package dev.syncwatch.job.cluster;

import dev.syncwatch.job.cluster.ClusterArguments.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What a job on a cluster was started with, noted where Flink shows it, so that it can be started so again. */
public record SubmittedJob(ClusterArguments asked) {
    /** The newest version of the rules that it was started with. */
    public static final String RULES_VERSION = "syncwatch.rules.version";

    /** The rule file's content. */
    public static final String RULES_TEXT = "syncwatch.rules.text";

    /** The settings file's content, with places of secrets and no secrets. */
    public static final String SETTINGS_TEXT = "syncwatch.settings.text";

    /** The cluster's name for the jar. */
    public static final String JAR = "syncwatch.jar";

    void note(StreamExecutionEnvironment environment, Map<String, String> more) throws IOException {
        Map<String, String> noted = new HashMap<>(more);
        noted.put(SETTINGS_TEXT, new String(asked.settings(), StandardCharsets.UTF_8));
        asked.option(Option.JAR).ifPresent(jar -> noted.put(JAR, jar));
        environment.getConfig().setGlobalJobParameters(Configuration.fromMap(noted));
    }
}
