package dev.syncwatch.telemetry.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    private static boolean javaDecodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static void assertJudgedAsByJava(byte[] bytes) {
        if (Utf8.isValid(bytes, 0, bytes.length) != javaDecodes(bytes)) {
            assertThat(Utf8.isValid(bytes, 0, bytes.length))
                    .as(Arrays.toString(bytes))
                    .isEqualTo(javaDecodes(bytes));
        }
    }

    @Test
    void judgesEveryPairOfBytesAsJavasDecoderDoes() {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                assertJudgedAsByJava(new byte[] {(byte) first, (byte) second});
                assertJudgedAsByJava(new byte[] {(byte) first, (byte) second, (byte) 0x80});
                assertJudgedAsByJava(new byte[] {(byte) first, (byte) second, (byte) 0xBF, (byte) 0x80});
                assertJudgedAsByJava(new byte[] {(byte) first, (byte) second, (byte) 0x80, 'x'});
            }
        }
    }

    @Test
    void judgesRandomTextsWithOneWrongByteAsJavasDecoderDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append(random.nextInt(3) > 0 ? "abcdefgh" : "\u00e4\u20ac\ud83d\ude00\udbff\udfff");
            }
            byte[] bytes = text.append('x').toString().getBytes(StandardCharsets.UTF_8);
            assertThat(Utf8.isValid(bytes, 0, bytes.length)).isTrue();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            assertJudgedAsByJava(bytes);
        }
    }

    @Test
    void looksAtItsPartAlone() {
        byte[] bytes = {(byte) 0xFF, 'a', (byte) 0xC3, (byte) 0xA4, (byte) 0xFF};

        assertThat(Utf8.isValid(bytes, 1, 4)).isTrue();
        assertThat(Utf8.isValid(bytes, 1, 3)).isFalse();
        assertThat(Utf8.isValid(bytes, 3, 4)).isFalse();
        assertThat(Utf8.isValid(bytes, 1, 1)).isTrue();
    }
}
