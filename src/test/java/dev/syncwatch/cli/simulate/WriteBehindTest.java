package dev.syncwatch.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WriteBehindTest {

    @Test
    void writesEverythingInOrder() throws IOException {
        byte[] much = new byte[9_000_001];
        new Random(1).nextBytes(much);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (OutputStream out = new WriteBehind(Channels.newChannel(target))) {
            int at = 0;
            for (int length = 1; at + length <= much.length; length = length * 3 / 2 + 1) {
                out.write(much, at, length);
                at += length;
            }
            out.write(much[at++]);
            out.write(much, at, much.length - at);
        }
        assertThat(target.toByteArray()).isEqualTo(much);
    }

    @Test
    void aFullDiskIsToldAtTheLatestAtTheEnd() {
        OutputStream fullDisk = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> {
                    try (OutputStream out = new WriteBehind(Channels.newChannel(fullDisk))) {
                        out.write(1);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    @Test
    void writingGoesOnToFailAfterTheDiskHas() {
        OutputStream fullDisk = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        byte[] block = new byte[1 << 20];
        assertThatThrownBy(() -> {
                    try (OutputStream out = new WriteBehind(Channels.newChannel(fullDisk))) {
                        for (int i = 0; i < 100; i++) {
                            out.write(block);
                        }
                    }
                })
                .isInstanceOf(IOException.class);
    }
}
