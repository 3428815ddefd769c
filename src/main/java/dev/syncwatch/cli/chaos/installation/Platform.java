package dev.syncwatch.cli.chaos.installation;

import dev.syncwatch.cli.chaos.part.Part;
import dev.syncwatch.store.postgres.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What lies between telemetry and changes, tables included: broker, Flink with its jobs, database. */
public interface Platform extends AutoCloseable {

    /** Starts what jobs need; returns once the broker serves. */
    void open() throws Exception;

    /** Starts the jobs by the settings in this folder; returns once they were handed to Flink. The topics exist. */
    void begin(Path settings) throws Exception;

    String brokers();

    /** The tables; known once it was opened. */
    Database database() throws Exception;

    /** The numbers of the processes in which jobs run. */
    List<Long> jobProcesses();

    /** Whether whoever decides where jobs run answers, and every task of theirs runs. May take seconds to tell. */
    boolean runsJobs() throws Exception;

    /** What can be taken away; several of a sort stand in for each other, and the first of them is the one that matters most. */
    Map<Victim, List<Part>> parts();
}
