package dev.syncwatch.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.job.BadSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSecretsTest {
    private final KafkaSecrets secrets = new KafkaSecrets(Map.of("PASSWORD", "a$1"), "where the JobManager runs");

    @TempDir
    Path folder;

    @Test
    void putsSecretsWhereTheirPlacesStand() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "k\n");

        assertThat(secrets.in(Map.of(
                        "sasl.jaas.config", "Login required username=\"u\" password=\"${PASSWORD}\";",
                        "ssl.key.password", "${file:" + file + "}",
                        "client.id", "c")))
                .isEqualTo(Map.of(
                        "sasl.jaas.config", "Login required username=\"u\" password=\"a$1\";",
                        "ssl.key.password", "k",
                        "client.id", "c"));
    }

    @Test
    void namesThePlaceWhereThereIsNone() {
        assertThatThrownBy(() -> secrets.in(Map.of("ssl.key.password", "${NONE}")))
                .isInstanceOf(BadSettings.class)
                .hasMessage("kafka.ssl.key.password: ${NONE} is not set where the JobManager runs");
    }

    @Test
    void leavesPlacesToKafka_whereItHasProvidersOfItsOwn() throws BadSettings {
        Map<String, String> settings = Map.of("config.providers", "file", "ssl.key.password", "${file:/secrets:key}");

        assertThat(secrets.in(settings)).isEqualTo(settings);
    }
}
