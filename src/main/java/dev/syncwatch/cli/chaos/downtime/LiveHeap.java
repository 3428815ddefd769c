package dev.syncwatch.cli.chaos.downtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of a JVM's heap is in use: asked of the JDK's own {@code jcmd}, which collects what is not first. */
final class LiveHeap {
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

    private LiveHeap() {}

    /** Bytes in all of these processes; what has ended counts for nothing. */
    static long of(List<Long> pids) throws IOException, InterruptedException {
        long bytes = 0;
        for (long pid : pids) {
            bytes += of(pid);
        }
        return bytes;
    }

    private static long of(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        Matcher total = TOTAL.matcher(said);
        return total.find() ? Long.parseLong(total.group(1)) : 0;
    }
}
