package dev.syncwatch.job;

/** Says why something failed, as far down as it is known. */
final class Causes {

    private Causes() {}

    /** The innermost cause on one line. */
    static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        return message.lines().findFirst().orElse(root.toString());
    }
}
