package dev.syncwatch.cli.bench;

import dev.syncwatch.cli.bench.report.Finding;
import java.util.List;

/** One question of how fast or how small something is; found as a service. */
public interface Suite {

    /** A word for the command line. */
    String name();

    /** How it measures, in whole sentences. */
    String method();

    /**
     * Measures.
     *
     * @throws IllegalStateException if results differ where they must not: then there is no figure
     */
    List<Finding> run(Bench bench) throws Exception;
}
