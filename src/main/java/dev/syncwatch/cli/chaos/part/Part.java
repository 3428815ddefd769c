package dev.syncwatch.cli.chaos.part;

/** A process of an installation: it can be taken away, and started again. */
public interface Part {

    /** Starts it and returns at once. */
    void start() throws Exception;

    /** SIGKILL: nothing is finished, nothing is said. Returns once it is gone. */
    void kill() throws Exception;

    /** Asks it to end, as an orderly restart does; returns once it is gone. */
    void stop() throws Exception;

    boolean isAlive() throws Exception;

    /** Whether it has said since its start that it serves. */
    boolean isReady() throws Exception;
}
