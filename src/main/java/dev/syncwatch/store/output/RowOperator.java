package dev.syncwatch.store.output;

import dev.syncwatch.incident.EpisodeChange;
import dev.syncwatch.store.row.ChangeRows;
import dev.syncwatch.store.row.MinuteRows;
import dev.syncwatch.store.row.NotificationRows;
import dev.syncwatch.store.row.ProgressRows;
import dev.syncwatch.store.row.RateRows;
import dev.syncwatch.store.row.SilenceRows;
import dev.syncwatch.store.row.StatusRows;
import dev.syncwatch.store.row.UnreadableRecordException;
import dev.syncwatch.store.table.Row;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads records into rows, in their order; what can't be read is counted and left out, each sort told once. */
public final class RowOperator extends ProcessFunction<ResultRecord, Row> {
    /** What changes of alerts say for incidents. */
    public static final OutputTag<EpisodeChange> EPISODES = new OutputTag<>("episodes") {};

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(RowOperator.class);

    private transient Map<Result, Counter> unreadable;
    private transient Set<String> told;

    @Override
    public void open(OpenContext context) {
        unreadable = new EnumMap<>(Result.class);
        for (Result result : Result.values()) {
            unreadable.put(result, counter(result));
        }
        told = new HashSet<>();
    }

    private Counter counter(Result result) {
        return getRuntimeContext()
                .getMetricGroup()
                .addGroup("topic", result.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .counter("syncwatch_records_unreadable_total");
    }

    @Override
    public void processElement(ResultRecord record, Context context, Collector<Row> out) {
        try {
            read(record, context, out);
        } catch (UnreadableRecordException bad) {
            unreadable.get(record.result()).inc();
            if (told.add(record.result() + bad.getMessage())) {
                LOG.error(
                        "A record of {} can't be read, and is left out, as others like it will be: {} (offset {})",
                        record.result(),
                        bad.getMessage(),
                        record.offset());
            }
        }
    }

    private static void read(ResultRecord record, Context context, Collector<Row> out)
            throws UnreadableRecordException {
        Instant writtenAt = Instant.ofEpochMilli(record.timestamp());
        switch (record.result()) {
            case WINDOWS -> out.collect(RateRows.of(record.value()));
            case MINUTES -> out.collect(MinuteRows.of(record.value()));
            case PROGRESS -> out.collect(ProgressRows.of(record.value(), writtenAt));
            case RULE_STATUS -> out.collect(StatusRows.of(record.value()));
            case SILENCES ->
                SilenceRows.of(record.key(), record.value(), writtenAt, record.offset())
                        .ifPresent(out::collect);
            case OUTBOX -> NotificationRows.of(record.channel(), record.value()).ifPresent(out::collect);
            case ALERTS -> {
                ChangeRows change = ChangeRows.of(record.value());
                change.rows().forEach(out::collect);
                context.output(EPISODES, change.episode());
            }
        }
    }
}
