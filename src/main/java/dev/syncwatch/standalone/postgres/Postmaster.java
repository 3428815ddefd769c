package dev.syncwatch.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process that a data directory names as its own. */
record Postmaster(Optional<ProcessHandle> process) {
    private static final String FILE = "postmaster.pid";
    private static final Duration SMART_WITHIN = Duration.ofSeconds(5);
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(10);

    /** Nothing if there is no file, or its number is that of another program by now. */
    static Postmaster of(Path data) throws IOException {
        Path file = data.resolve(FILE);
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return new Postmaster(
                lines.isEmpty() ? Optional.empty() : server(lines.get(0).strip()));
    }

    private static Optional<ProcessHandle> server(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid))
                    .filter(ProcessHandle::isAlive)
                    .filter(Postmaster::isPostgres);
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(Path::of).map(Path::getFileName).map(Path::toString).stream()
                .anyMatch(name -> name.startsWith("postgres"));
    }

    boolean isAlive() {
        return process.filter(ProcessHandle::isAlive).isPresent();
    }

    /**
     * Ends a server whose owner was killed: first as a stop does, and then, should somebody be connected still, as a loss of power
     * does, which its log makes good at the next start. It waits for its end, since two servers on one directory would destroy it.
     */
    void end() throws InterruptedException {
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        if (!endsWithin(SMART_WITHIN)) {
            process.get().destroyForcibly();
            endsWithin(KILLED_WITHIN);
        }
    }

    private boolean endsWithin(Duration within) throws InterruptedException {
        try {
            process.get().onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        }
    }
}
