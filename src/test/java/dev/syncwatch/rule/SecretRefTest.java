package dev.syncwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRefTest {
    @Test
    void findsASecretInTheEnvironment() {
        SecretRef secret = SecretRef.read("${TOKEN}").orElseThrow();

        assertThat(secret.resolve(Map.of("TOKEN", "hush\n"))).contains("hush");
        assertThat(secret.resolve(Map.of())).isEmpty();
        assertThat(secret.resolve(Map.of("TOKEN", " "))).isEmpty();
    }

    @Test
    void findsASecretInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "hush\n");

        assertThat(inFile(file).resolve(Map.of())).contains("hush");
        assertThat(inFile(folder).resolve(Map.of())).isEmpty();
        assertThat(inFile(folder.resolve("none")).resolve(Map.of())).isEmpty();
        assertThat(inFile(Files.write(folder.resolve("latin-1"), new byte[] {(byte) 0xE9}))
                        .resolve(Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hush", "$TOKEN", "${}", "${TO KEN}", "x${TOKEN}", "${TOKEN}x", "${file:}", "${1TOKEN}"})
    void isNothingElse(String text) {
        assertThat(SecretRef.read(text)).isEmpty();
    }

    @Test
    void printsAsItIsWritten() {
        assertThat(SecretRef.read("${TOKEN}")).map(SecretRef::toString).contains("${TOKEN}");
        assertThat(SecretRef.read("${file:/run/secrets/token}"))
                .map(SecretRef::toString)
                .contains("${file:/run/secrets/token}");
    }

    private static SecretRef inFile(Path file) {
        return SecretRef.read("${file:" + file + "}").orElseThrow();
    }
}
