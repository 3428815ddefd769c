package dev.syncwatch.rule;

/**
 * What is wrong, apart from where it stands.
 *
 * @param severity whether the file can still be used
 * @param what never holds a secret
 * @param hint what to write instead; null where nothing can be said
 * @param structural whether a schema of the file could say the same: a key, a word or a shape that has no place here
 */
public record Finding(Severity severity, String what, String hint, boolean structural) {

    /** What a problem means for the file. */
    public enum Severity {
        /** The file can't be used. */
        ERROR,
        /** The file is used as it is, but most likely does not do what was meant. */
        WARNING
    }

    /** An error in what is said, not in how. */
    public static Finding error(String what, String hint) {
        return new Finding(Severity.ERROR, what, hint, false);
    }

    /** An error of shape. */
    public static Finding shape(String what, String hint) {
        return new Finding(Severity.ERROR, what, hint, true);
    }

    public static Finding warning(String what, String hint) {
        return new Finding(Severity.WARNING, what, hint, false);
    }

    /** Both on one line. */
    public String message() {
        return hint == null ? what : what + "; " + hint;
    }
}
