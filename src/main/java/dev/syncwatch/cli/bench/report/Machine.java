package dev.syncwatch.cli.bench.report;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where and when it was measured: figures of two machines can't be compared. */
public record Machine(String date, int cores, String processor, long heapMegabytes, String collectors, String java) {
    private static final Path LINUX = Path.of("/proc/cpuinfo");
    private static final String NAME = "model name";

    /** This one, now. */
    public static Machine here() {
        return new Machine(
                LocalDate.now(ZoneOffset.UTC).toString(),
                Runtime.getRuntime().availableProcessors(),
                model(),
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")),
                System.getProperty("java.vm.version"));
    }

    private static String model() {
        try (Stream<String> lines = Files.lines(LINUX)) {
            return lines.filter(line -> line.startsWith(NAME))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }

    @Override
    public String toString() {
        return "%s, %d cores (%s), heap %,d MB, %s, Java %s"
                .formatted(date, cores, processor, heapMegabytes, collectors, java);
    }
}
