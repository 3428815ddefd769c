package dev.syncwatch.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a file for text in UTF-8. */
final class TextFile {

    private TextFile() {}

    /** Half a surrogate pair, which a phone may send and UTF-8 can't hold, becomes a question mark. */
    static BufferedWriter open(String file) throws IOException {
        // The writer that Files offers throws there, and would stop the job.
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(Path.of(file)), StandardCharsets.UTF_8));
    }
}
