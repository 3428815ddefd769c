package dev.syncwatch.job;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What every job of Syncwatch asks of Flink, wherever it runs. */
public final class FlinkSettings {

    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(15);

    /** Then the next failure has nothing to do with the one before. */
    private static final Duration WELL_AFTER = Duration.ofMinutes(10);

    /** A page crosses two networks, and each would keep it for the 50 ms that half of Flink's default is; shorter costs idle wake-ups. */
    private static final Duration LONGEST_IN_BUFFER = Duration.ofMillis(20);

    private FlinkSettings() {}

    /**
     * No type that Flink would hand to Kryo, no state under a made-up id; records pass between chained operators as they
     * are, since none of them changes what it was given; and what there is to send does not wait for more.
     */
    public static Configuration strict() {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(ExecutionOptions.BUFFER_TIMEOUT, LONGEST_IN_BUFFER);
        return settings;
    }

    /**
     * A job that is started again after every failure, however many there were: at once at first, and never later than a quarter of a
     * minute after it failed, since it pages nobody meanwhile.
     */
    public static void startAgain(Configuration settings) {
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, LONGEST_BACKOFF);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD, WELL_AFTER);
    }

    /** An environment in this process; its endpoint takes any free port. */
    public static StreamExecutionEnvironment inProcess(int parallelism, Configuration settings) {
        settings.set(RestOptions.BIND_PORT, "0");
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    }
}
