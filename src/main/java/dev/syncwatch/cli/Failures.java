package dev.syncwatch.cli;

import dev.syncwatch.job.BadSettings;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Tells a person what failed outside the program, in one line; the stack trace is in the log for who asks for it. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final String OWN = "dev.syncwatch.";

    private Failures() {}

    static int report(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        LOG.debug("{} failed", command.getCommandName(), failure);
        if (failure instanceof BadSettings) {
            command.getErr().println(failure.getMessage());
            return ExitCode.BAD_INPUT;
        }
        Throwable telling = telling(failure);
        String message = telling.getMessage() == null ? telling.toString() : telling.getMessage();
        String what = telling instanceof NoSuchFileException ? "no such file: " + message : message;
        command.getErr().println("syncwatch " + command.getCommandName() + ": " + what);
        return ExitCode.OUTSIDE_FAILED;
    }

    /** Our own exceptions say what to do about it; of all others the innermost says the most. */
    private static Throwable telling(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            if (root.getClass().getName().startsWith(OWN) && root.getMessage() != null) {
                return root;
            }
            root = root.getCause();
        }
        return root;
    }
}
