package dev.syncwatch.job.resume;

/** Says why something failed, as far down as it is known. */
public final class Causes {

    private Causes() {}

    /** The innermost cause on one line. */
    public static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        return message.lines().findFirst().orElse(root.toString());
    }
}
