package dev.syncwatch.telemetry.config;

/** Whether sync counts as disabled, as far as is known now. */
public interface SyncSwitch extends AutoCloseable {

    /** At a moment of event time, in epoch milliseconds. */
    boolean disabledAt(long time);

    @Override
    void close();
}
