package dev.syncwatch.cli;

import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Tells a person what failed outside the program, in one line; the stack trace is in the log for who asks for it. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static int report(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        LOG.debug("{} failed", command.getCommandName(), failure);
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        String what = root instanceof NoSuchFileException ? "no such file: " + message : message;
        command.getErr().println("syncwatch " + command.getCommandName() + ": " + what);
        return ExitCode.OUTSIDE_FAILED;
    }
}
