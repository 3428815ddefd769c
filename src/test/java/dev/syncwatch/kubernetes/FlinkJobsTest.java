package dev.syncwatch.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.cluster.ClusterJob;
import dev.syncwatch.job.output.OutputSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.apache.flink.kubernetes.operator.api.spec.FlinkDeploymentSpec;
import org.apache.flink.kubernetes.operator.api.spec.JobSpec;
import org.apache.flink.kubernetes.operator.api.spec.JobState;
import org.apache.flink.kubernetes.operator.api.spec.UpgradeMode;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operator is asked to run: our jobs, on our Flink, with their state where it lasts. */
class FlinkJobsTest {

    static List<FlinkDeployment> jobs() throws IOException {
        return Manifests.shipped().all(FlinkDeployment.class);
    }

    @Test
    void theOperatorIsToldTheFlinkThatWeBuildWith() throws IOException {
        List<JsonNode> documents = Manifests.shipped().documents().stream()
                .filter(document -> document.get("kind").asText().equals("FlinkDeployment"))
                .toList();

        assertThat(documents)
                .hasSize(2)
                .extracting(document -> document.at("/spec/flinkVersion").asText())
                .containsOnly(Pom.flinkVersion());
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void runsTheJarOfTheImage(FlinkDeployment flink) {
        JobSpec job = flink.getSpec().getJob();

        assertThat(job.getJarURI()).isEqualTo("local:///opt/flink/usrlib/syncwatch-jobs.jar");
        assertThat(job.getEntryClass()).isEqualTo(ClusterJob.class.getName());
        assertThat(job.getState()).isEqualTo(JobState.RUNNING);
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void isGivenSettingsThatItCanRead(FlinkDeployment flink) throws Exception {
        JobSpec job = flink.getSpec().getJob();
        assertThat(job.getArgs()).hasSize(2);
        assertThat(flink.getMetadata().getName()).isEqualTo("syncwatch-" + job.getArgs()[0]);
        Path file = MountedFiles.of(flink.getSpec().getPodTemplate()).behind(job.getArgs()[1]);
        assertThat(file.getFileName()).hasToString(job.getArgs()[0] + ".yaml");

        int parallelism = job.getArgs()[0].equals("detection")
                ? DetectionSettings.read(file).parallelism()
                : OutputSettings.read(file).parallelism();
        assertThat(job.getParallelism()).isEqualTo(parallelism);
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void everySettingIsOneOfFlinks(FlinkDeployment flink) throws Exception {
        assertThat(FlinkOptions.notKnown(flink.getSpec().getFlinkConfiguration()))
                .containsExactly("kubernetes.operator.job.savepoint-on-deletion");
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void stateIsWhereItOutlivesEveryPod(FlinkDeployment flink) {
        Configuration given = Configuration.fromMap(flink.getSpec().getFlinkConfiguration());
        List<String> places = List.of(
                given.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY),
                given.get(CheckpointingOptions.SAVEPOINT_DIRECTORY),
                given.get(HighAvailabilityOptions.HA_STORAGE_PATH));

        assertThat(places)
                .doesNotHaveDuplicates()
                .allMatch(place -> place.startsWith(
                        "s3://syncwatch/" + flink.getSpec().getJob().getArgs()[0] + "/"));
        assertThat(given.get(HighAvailabilityOptions.HA_MODE)).isEqualTo("kubernetes");
        assertThat(given.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
                .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        assertThat(flink.getSpec().getJob().getUpgradeMode()).isEqualTo(UpgradeMode.SAVEPOINT);
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void showsItsMetricsAtThePortThatItsPodsName(FlinkDeployment flink) {
        Map<String, String> given = flink.getSpec().getFlinkConfiguration();

        assertThat(given)
                .containsEntry("metrics.reporter.prom.factory.class", PrometheusReporterFactory.class.getName());
        assertThat(RunningPod.of(flink))
                .allSatisfy(pod ->
                        assertThat(pod.ports()).contains(Integer.parseInt(given.get("metrics.reporter.prom.port"))));
    }

    /** Flink knows its container by its name, and refuses what it can't divide up. */
    @ParameterizedTest
    @MethodSource("jobs")
    void podsAreWhatFlinkExpects(FlinkDeployment flink) {
        FlinkDeploymentSpec spec = flink.getSpec();

        assertThat(RunningPod.of(flink))
                .flatExtracting(RunningPod::said)
                .allSatisfy(container -> assertThat(container.getName()).isEqualTo("flink-main-container"));
        assertThat(MemorySize.parse(spec.getJobManager().getResource().getMemory())
                        .getMebiBytes())
                .isGreaterThanOrEqualTo(1600);
        assertThat(MemorySize.parse(spec.getTaskManager().getResource().getMemory())
                        .getMebiBytes())
                .isGreaterThanOrEqualTo(1728);
    }
}
