package dev.syncwatch.job;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What every job of Syncwatch asks of Flink, wherever it runs. */
public final class FlinkSettings {

    private FlinkSettings() {}

    /**
     * No type that Flink would hand to Kryo, no state under a made-up id; and records pass between chained operators as they
     * are, since none of them changes what it was given.
     */
    public static Configuration strict() {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        return settings;
    }

    /** An environment in this process; its endpoint takes any free port. */
    public static StreamExecutionEnvironment inProcess(int parallelism, Configuration settings) {
        settings.set(RestOptions.BIND_PORT, "0");
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    }
}
