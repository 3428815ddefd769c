package dev.syncwatch.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param name  what was looked at, such as {@code topic learning-sync.telemetry}
 * @param found what was seen, without secrets
 * @param todo  what to do about it; empty if nothing
 */
public record Check(String name, Status status, String found, String todo) {

    /** How it is. */
    public enum Status {
        OK,
        /** It works, or will, but not as well as it could. */
        WARN,
        /** It does not work: something outside failed. */
        FAIL,
        /** A file that ops writes can't be used. */
        BAD_INPUT
    }

    public static Check ok(String name, String found) {
        return new Check(name, Status.OK, found, "");
    }

    public static Check warn(String name, String found, String todo) {
        return new Check(name, Status.WARN, found, todo);
    }

    public static Check fail(String name, String found, String todo) {
        return new Check(name, Status.FAIL, found, todo);
    }

    public static Check badInput(String name, String found, String todo) {
        return new Check(name, Status.BAD_INPUT, found, todo);
    }
}
