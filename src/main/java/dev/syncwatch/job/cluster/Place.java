package dev.syncwatch.job.cluster;

import dev.syncwatch.job.BadSettings;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The cluster that a job is defined for. */
record Place(StreamExecutionEnvironment environment) {

    /**
     * Where state is kept: where the settings say, else in a folder of the job's own where the cluster says.
     *
     * @param wanted null if the settings name no place
     * @throws BadSettings if neither does
     */
    String checkpoints(String wanted, String job) throws BadSettings {
        if (wanted != null) {
            return wanted;
        }
        String usual = environment.getConfiguration().get(CheckpointingOptions.CHECKPOINTS_DIRECTORY);
        if (usual == null) {
            throw new BadSettings(
                    job + ".yaml:1:1: there is no place for checkpoints: write `checkpoints:` with a folder that"
                            + " all machines reach, or give the cluster `execution.checkpointing.dir`");
        }
        return usual;
    }
}
