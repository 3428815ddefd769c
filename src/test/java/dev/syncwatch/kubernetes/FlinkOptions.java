package dev.syncwatch.kubernetes;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** The settings that the Flink that we build with has. */
public final class FlinkOptions {

    private static final List<Class<?>> HOLDERS = List.of(
            BlobServerOptions.class,
            CheckpointingOptions.class,
            CoreOptions.class,
            HighAvailabilityOptions.class,
            JobManagerOptions.class,
            RestOptions.class,
            StateBackendOptions.class,
            TaskManagerOptions.class,
            WebOptions.class);

    /** Of the reporter, whose name is ours to choose. */
    private static final Set<String> REPORTER =
            Set.of("metrics.reporter.prom.factory.class", "metrics.reporter.prom.port");

    private FlinkOptions() {}

    /** The keys that it does not have; throws if one that it has can't have this value. */
    public static Set<String> notKnown(Map<String, String> settings) throws IllegalAccessException {
        Configuration given = Configuration.fromMap(settings);
        Set<String> left = new HashSet<>(settings.keySet());
        left.removeAll(REPORTER);
        for (Class<?> holder : HOLDERS) {
            for (Field field : holder.getFields()) {
                if (field.get(null) instanceof ConfigOption<?> option && left.remove(option.key())) {
                    given.get(option);
                }
            }
        }
        return left;
    }
}
