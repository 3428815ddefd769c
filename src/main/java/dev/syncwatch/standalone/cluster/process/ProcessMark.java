package dev.syncwatch.standalone.cluster.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which process was started: its number, and when it began, since numbers are given again to programs of other people.
 *
 * @param startedMillis as the system tells it, epoch milliseconds
 */
record ProcessMark(long pid, long startedMillis) {

    /** How exactly the system knows when a process began. */
    private static final long TOLERANCE_MILLIS = Duration.ofSeconds(2).toMillis();

    /**
     * Of a process that was just started.
     *
     * @throws IOException if the system does not tell when it began, or it is over already
     */
    static ProcessMark of(ProcessHandle process) throws IOException {
        return process.info()
                .startInstant()
                .map(began -> new ProcessMark(process.pid(), began.toEpochMilli()))
                .orElseThrow(() -> new IOException("process " + process.pid() + " was over at once"));
    }

    /** Empty if the file is missing or was damaged. */
    static Optional<ProcessMark> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> words = List.of(Files.readString(file).strip().split("\\s+"));
        try {
            return Optional.of(new ProcessMark(Long.parseLong(words.get(0)), Long.parseLong(words.get(1))));
        } catch (NumberFormatException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, pid + " " + startedMillis + "\n");
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The process, if it is still the one that was started. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::began);
    }

    private boolean began(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(began -> Math.abs(began.toEpochMilli() - startedMillis) <= TOLERANCE_MILLIS)
                .isPresent();
    }
}
