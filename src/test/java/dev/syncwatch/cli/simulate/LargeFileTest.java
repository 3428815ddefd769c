package dev.syncwatch.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeFileTest {

    @TempDir
    Path folder;

    @Test
    void holdsWhatWasWritten_whetherItEndsInAWholeBlockOrNot() throws IOException {
        for (int length : new int[] {0, 1, 5000, WriteBehind.BLOCK_BYTES, 2 * WriteBehind.BLOCK_BYTES + 1, 5_000_003}) {
            assertThat(Files.readAllBytes(written(random(length))))
                    .as("%d bytes", length)
                    .isEqualTo(random(length));
        }
    }

    @Test
    void leavesNothingOfALongerFileBefore() throws IOException {
        written(random(5_000_003));

        assertThat(written(random(WriteBehind.BLOCK_BYTES + 7))).hasSize(WriteBehind.BLOCK_BYTES + 7);
    }

    @Test
    void goesOnWhereAPieceOfOddLengthEnded() throws IOException {
        byte[] bytes = random(3 * WriteBehind.BLOCK_BYTES + 11);
        Path file = folder.resolve("pieces");
        try (LargeFile large = LargeFile.create(file)) {
            for (int from = 0, length = 1; from < bytes.length; from += length, length = 4 * length) {
                ByteBuffer piece =
                        ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length)));
                while (piece.hasRemaining()) {
                    large.write(piece);
                }
            }
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void takesWhatIsNoFile() throws IOException {
        try (OutputStream nowhere = new WriteBehind(LargeFile.create(Path.of("/dev/null")))) {
            nowhere.write(random(3 * WriteBehind.BLOCK_BYTES));
        }
    }

    private Path written(byte[] bytes) throws IOException {
        Path file = folder.resolve("large");
        try (OutputStream out = new WriteBehind(LargeFile.create(file))) {
            out.write(bytes);
        }
        return file;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
