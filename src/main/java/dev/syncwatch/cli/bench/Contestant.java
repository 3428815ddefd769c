package dev.syncwatch.cli.bench;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job that is measured.
 *
 * @param name for the table
 */
record Contestant(String name, Definition job) {

    /** Defines a job that reads its input to the end and counts what comes out with a {@link Checksum}. */
    interface Definition {
        void define(StreamExecutionEnvironment environment) throws Exception;
    }
}
