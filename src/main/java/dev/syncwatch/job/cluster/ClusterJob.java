package dev.syncwatch.job.cluster;

import dev.syncwatch.job.BadSettings;

/**
 * The program that a Flink cluster runs to define a job:
 *
 * <pre>
 * detection FILE | detection --settings-text TEXT --rules-text TEXT
 * output FILE    | output --settings-text TEXT
 * </pre>
 *
 * FILE is read where the JobManager runs, and so are secrets. {@link ClusterArguments} has the options.
 */
public final class ClusterJob {

    private ClusterJob() {}

    /**
     * Defines the job and hands it to the cluster.
     *
     * @throws BadSettings if settings, rules or arguments can't be used; the message has every reason
     * @throws Exception   if Kafka or the database can't be asked, or the cluster refuses
     */
    public static void main(String[] arguments) throws Exception {
        ClusterArguments asked = ClusterArguments.read(arguments);
        switch (asked.job()) {
            case DETECTION -> new ClusterDetection(asked).start();
            case OUTPUT -> new ClusterOutput(asked).start();
        }
    }
}
