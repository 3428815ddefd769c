package dev.syncwatch.cli.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Runs from the first record of a job: how long Flink takes to start is not what is measured. One job runs at a time in this
 * process, so one watch is enough; and only what is static is seen by the source's threads too.
 */
public final class Stopwatch {
    private static final double NANOS = 1e9;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static volatile boolean running;
    private static volatile long wall;
    private static volatile long cpu;

    private Stopwatch() {}

    public static void reset() {
        running = false;
    }

    /** Called with each record; the first one starts the watch. */
    public static void record() {
        if (!running) {
            start();
        }
    }

    private static synchronized void start() {
        if (!running) {
            wall = System.nanoTime();
            cpu = PROCESS.getProcessCpuTime();
            running = true;
        }
    }

    /** Seconds by the clock since the first record. */
    public static double wallSeconds() {
        return (System.nanoTime() - wall) / NANOS;
    }

    /** Seconds of all processors that this process has taken since then. */
    public static double cpuSeconds() {
        return (PROCESS.getProcessCpuTime() - cpu) / NANOS;
    }
}
