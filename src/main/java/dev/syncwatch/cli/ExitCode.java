package dev.syncwatch.cli;

/** Exit codes of every command (design section 12). */
public final class ExitCode {

    public static final int GOOD = 0;
    /** Rules or events that can't be used; the problems are on standard error. */
    public static final int BAD_INPUT = 1;

    public static final int USAGE = 2;
    /** A disk, a broker or a vendor failed. */
    public static final int OUTSIDE_FAILED = 3;

    private ExitCode() {}
}
