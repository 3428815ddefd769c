package dev.syncwatch.job.cluster;

import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.cluster.ClusterArguments.Option;
import dev.syncwatch.job.output.DatabaseSettings;
import dev.syncwatch.job.output.OutputJob;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.store.postgres.Database;
import dev.syncwatch.store.postgres.Migrations;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The output job on a cluster; tables are brought up to date before it is handed over. */
final class ClusterOutput {

    private final ClusterArguments asked;

    ClusterOutput(ClusterArguments asked) {
        this.asked = asked;
    }

    void start() throws Exception {
        Place place = new Place(StreamExecutionEnvironment.getExecutionEnvironment());
        OutputSettings settings = settings(place);
        if (settings.database() == null) {
            throw new BadSettings(asked.settingsName() + ":1:1: database is missing: `url`, `user`, `password`");
        }
        Database database = settings.database().in(System.getenv());
        Migrations.apply(database);
        StreamExecutionEnvironment environment = place.environment();
        environment.configure(OutputJob.flinkSettings(settings), ClusterOutput.class.getClassLoader());
        OutputJob.define(environment, settings, database);
        new SubmittedJob(asked).note(environment, Map.of());
        environment.executeAsync(OutputJob.NAME);
    }

    private OutputSettings settings(Place place) throws BadSettings, IOException {
        OutputSettings read = OutputSettings.read(asked.settingsName(), asked.settings());
        OutputSettings told = read.withKafka(KafkaSecrets.ofCluster().in(read.kafka()))
                .withKafka(asked.brokers())
                .orCheckpointsAt(place.checkpoints(read.checkpoints(), OutputJob.NAME));
        return asked.option(Option.DATABASE)
                .map(url -> told.with(new DatabaseSettings(
                        url,
                        asked.option(Option.DATABASE_USER).orElse(null),
                        asked.option(Option.DATABASE_PASSWORD).orElse(null))))
                .orElse(told);
    }
}
