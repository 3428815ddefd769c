package dev.syncwatch.standalone.cluster;

import java.util.List;

/**
 * The job that pages and the one that writes heartbeats, which no Flink runs: a program of ours beside it, that takes the options of
 * {@code syncwatch run}. Its secrets are those of whoever starts the cluster.
 *
 * @param main      the class with {@code main}
 * @param settings  the file of the detection job's settings; those beside it count too
 * @param startedIn the folder from which paths in these files count
 * @param more      options beside
 */
public record Pager(String main, String settings, String startedIn, List<String> more) {

    public Pager {
        more = List.copyOf(more);
    }
}
