package dev.syncwatch.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens a file for text in UTF-8. */
final class TextFile {

    private TextFile() {}

    /** Half a surrogate pair, which a phone may send and UTF-8 can't hold, becomes a question mark. */
    static BufferedWriter open(String file) throws IOException {
        return writer(Files.newOutputStream(Path.of(file)));
    }

    /** As {@link #open}, behind what the file holds. */
    static BufferedWriter append(String file) throws IOException {
        return writer(Files.newOutputStream(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    private static BufferedWriter writer(OutputStream out) {
        // The writer that Files offers throws there, and would stop the job.
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
