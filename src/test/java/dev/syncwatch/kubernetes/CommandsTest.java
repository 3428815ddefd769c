package dev.syncwatch.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.cli.Syncwatch;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.HeartbeatSettings;
import dev.syncwatch.job.NotificationJobSettings;
import dev.syncwatch.job.output.OutputSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParseResult;

/** The commands that run beside Flink, and the settings that all share. */
class CommandsTest {

    private static final Path SETTINGS = Manifests.FOLDER.resolve("settings");
    private static final Path LOCAL = Path.of("jobs");

    static List<Deployment> deployments() throws IOException {
        return Manifests.shipped().all(Deployment.class);
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
    }

    private static ParseResult parsed(Deployment deployment) {
        return Syncwatch.commandLine()
                .parseArgs(container(deployment).getArgs().toArray(new String[0]))
                .subcommand();
    }

    private static ParseResult parsed(String deployment) throws IOException {
        return parsed(Manifests.shipped().one(Deployment.class, deployment));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void isACommandThatWeHave(Deployment deployment) {
        assertThat(container(deployment).getCommand()).containsExactly("syncwatch");
        assertThat(parsed(deployment).commandSpec().name()).isIn("run", "dashboard");
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void readsWhatIsMountedAndWritesWhereItMay(Deployment deployment) throws IOException {
        PodTemplateSpec pod = deployment.getSpec().getTemplate();
        List<String> writable = container(deployment).getVolumeMounts().stream()
                .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .map(VolumeMount::getMountPath)
                .toList();
        ParseResult command = parsed(deployment);
        if (command.hasMatchedOption("--data")) {
            assertThat(writable)
                    .contains(command.matchedOption("--data").getValue().toString());
        }
        if (command.hasMatchedOption("--settings")) {
            assertThat(MountedFiles.of(pod)
                            .behind(command.matchedOption("--settings")
                                    .getValue()
                                    .toString()))
                    .isEqualTo(SETTINGS.resolve("detection.yaml"));
        }
        if (command.hasMatchedOption("--token-file")) {
            assertThat(command.matchedOption("--token-file").getValue().toString())
                    .isEqualTo("/etc/syncwatch/dashboard/token");
        }
    }

    @Test
    void thePagerRunsWhatNoFlinkRunsAndFindsItsRulesAndSilences() throws Exception {
        ParseResult run = parsed("syncwatch-notification");
        MountedFiles mounted = MountedFiles.of(Manifests.shipped()
                .one(Deployment.class, "syncwatch-notification")
                .getSpec()
                .getTemplate());

        assertThat(run.matchedOption("--jobs").originalStringValues()).containsExactly("notification,heartbeat");
        assertThat(mounted.hasFolder(NotificationJobSettings.read(SETTINGS.resolve("notification.yaml"))
                        .silences()))
                .isTrue();
        assertThat(mounted.behind(DetectionSettings.read(SETTINGS.resolve("detection.yaml"))
                        .rules()))
                .isEqualTo(Path.of("alert-rules/learning-sync.yaml"));
    }

    @Test
    void detectionFindsItsRules() throws Exception {
        MountedFiles mounted = MountedFiles.of(Manifests.shipped()
                .one(FlinkDeployment.class, "syncwatch-detection")
                .getSpec()
                .getPodTemplate());

        assertThat(mounted.behind(DetectionSettings.read(SETTINGS.resolve("detection.yaml"))
                        .rules()))
                .isEqualTo(Path.of("alert-rules/learning-sync.yaml"));
    }

    @Test
    void theOutputJobIsGivenItsPassword() throws Exception {
        String kept =
                OutputSettings.read(SETTINGS.resolve("output.yaml")).database().password();
        List<String> given = Manifests.shipped()
                .one(FlinkDeployment.class, "syncwatch-output")
                .getSpec()
                .getPodTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnv()
                .stream()
                .map(EnvVar::getName)
                .toList();

        assertThat(given).contains(kept.substring(2, kept.length() - 1));
    }

    @Test
    void allSpeakWithOneKafkaAndOneDatabase() throws Exception {
        Map<String, String> kafka =
                DetectionSettings.read(SETTINGS.resolve("detection.yaml")).kafka();
        OutputSettings output = OutputSettings.read(SETTINGS.resolve("output.yaml"));
        ParseResult dashboard = parsed("syncwatch-dashboard");

        assertThat(output.kafka()).isEqualTo(kafka);
        for (String deployment : List.of("syncwatch-notification", "syncwatch-dashboard")) {
            assertThat(parsed(deployment).matchedOption("--kafka").<String>getValue())
                    .isEqualTo(kafka.get("bootstrap.servers"));
        }
        assertThat(dashboard.matchedOption("--database").<String>getValue())
                .isEqualTo(output.database().url());
        assertThat(dashboard.matchedOption("--database-user").<String>getValue())
                .as("whoever shows the tables does not own them")
                .isNotEqualTo(output.database().user());
    }

    /** The operator makes this Service of each FlinkDeployment. */
    @Test
    void thePageAsksTheFlinkOfDetection() throws Exception {
        Manifests manifests = Manifests.shipped();
        ParseResult dashboard = parsed("syncwatch-dashboard");

        assertThat(dashboard.matchedOption("--flink").<Object>getValue())
                .hasToString("http://"
                        + manifests
                                .one(FlinkDeployment.class, "syncwatch-detection")
                                .getMetadata()
                                .getName()
                        + "-rest:8081");
        assertThat(manifests.all(Service.class)).isNotEmpty();
    }

    /** Where jobs run changes what they can reach, and nothing of what they mean. */
    @Test
    void settingsMeanWhatTheyMeanOnOneMachine() throws Exception {
        DetectionSettings here = DetectionSettings.read(LOCAL.resolve("detection.yaml"));
        DetectionSettings there = DetectionSettings.read(SETTINGS.resolve("detection.yaml"));

        assertThat(there)
                .usingRecursiveComparison()
                .ignoringFields("kafka", "rules", "parallelism", "sourceParallelism")
                .isEqualTo(here);
        assertThat(OutputSettings.read(SETTINGS.resolve("output.yaml")))
                .usingRecursiveComparison()
                .ignoringFields("kafka", "database")
                .isEqualTo(OutputSettings.read(LOCAL.resolve("output.yaml")));
        assertThat(NotificationJobSettings.read(SETTINGS.resolve("notification.yaml")))
                .usingRecursiveComparison()
                .ignoringFields("silences")
                .isEqualTo(NotificationJobSettings.read(LOCAL.resolve("notification.yaml")));
        assertThat(HeartbeatSettings.read(SETTINGS.resolve("heartbeat.yaml")))
                .isEqualTo(HeartbeatSettings.read(LOCAL.resolve("heartbeat.yaml")));
    }
}
