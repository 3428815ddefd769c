package dev.syncwatch.dashboard;

/** The page can't be served; the message says why in plain words. */
public final class DashboardException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DashboardException(String message, Throwable cause) {
        super(message, cause);
    }
}
