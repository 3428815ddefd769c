package dev.syncwatch.standalone.cluster.process;

/** The cluster can't do what it was asked; the message says in plain words why, and what to do about it. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ClusterException(String message) {
        super(message);
    }
}
