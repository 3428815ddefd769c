package dev.syncwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    @TempDir
    Path parent;

    @Test
    void isGoneWithAllThatIsInItOnceItIsClosed() throws IOException {
        Path missing = parent.resolve("missing");
        try (ScratchFolder folder = ScratchFolder.createIn(missing, "some")) {
            Path inside = Files.createDirectories(folder.path().resolve("a/b"));
            Files.writeString(inside.resolve("c"), "d");
            assertThat(missing).isNotEmptyDirectory();
        }
        assertThat(missing).isEmptyDirectory();
    }

    @Test
    void closingTwiceIsClosing() throws IOException {
        ScratchFolder folder = ScratchFolder.createIn(parent, "some");
        folder.close();
        folder.close();
        assertThat(parent).isEmptyDirectory();
    }
}
