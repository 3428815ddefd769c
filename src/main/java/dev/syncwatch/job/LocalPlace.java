package dev.syncwatch.job;

import dev.syncwatch.standalone.LocalFlink;
import java.util.function.Consumer;

/**
 * What the parts of a pager take of this machine, and how they speak to its operator.
 *
 * @param flink where Flink runs
 * @param beats how heartbeats are written
 * @param fresh whether to begin without the checkpoint that there may be
 * @param tell  takes whole sentences for a person
 */
public record LocalPlace(LocalFlink.Place flink, HeartbeatSettings beats, boolean fresh, Consumer<String> tell) {}
