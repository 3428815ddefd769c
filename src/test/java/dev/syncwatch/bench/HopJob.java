package dev.syncwatch.bench;

import dev.syncwatch.cli.bench.feed.Workload;
import dev.syncwatch.cli.bench.job.Front;
import dev.syncwatch.cli.bench.job.RateText;
import dev.syncwatch.telemetry.SyncEvent;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.types.Row;

/**
 * The failure rate as Flink SQL writes it: {@code HOP} of 15 min every 10 s. At its best: rows in the planner's own form, of two columns
 * beside their time, and counts in two phases, so that only a sum for each pane and environment travels.
 */
record HopJob(Front front) {
    private static final RowType ATTEMPT = RowType.of(
            false,
            new LogicalType[] {
                DataTypes.STRING().notNull().getLogicalType(),
                DataTypes.BIGINT().notNull().getLogicalType()
            },
            new String[] {"environment", "failed"});
    private static final StringData PRODUCTION = StringData.fromString("production");

    private static final String RATES = """
            SELECT window_end, environment, COUNT(*), SUM(failed)
            FROM TABLE(HOP(TABLE attempts, DESCRIPTOR(arrival), INTERVAL '10' SECOND, INTERVAL '15' MINUTE))
            GROUP BY window_start, window_end, environment
            """;

    void define(StreamExecutionEnvironment environment, Workload.Part part) {
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        tables.getConfig().setLocalTimeZone(ZoneOffset.UTC);
        tables.getConfig().set("table.exec.uid.generation", "ALWAYS");
        tables.getConfig().set("table.optimizer.agg-phase-strategy", "TWO_PHASE");
        tables.createTemporaryView(
                "attempts",
                attempts(environment, part),
                Schema.newBuilder()
                        .column("environment", DataTypes.STRING().notNull())
                        .column("failed", DataTypes.BIGINT().notNull())
                        .columnByMetadata("arrival", DataTypes.TIMESTAMP_LTZ(3), "rowtime")
                        .watermark("arrival", "SOURCE_WATERMARK()")
                        .build());
        DataStream<Row> rates = tables.toDataStream(tables.sqlQuery(RATES));
        Front.end(
                "rates",
                rates.filter(row -> RateText.isTold(windowEnd(row)))
                        .name("told")
                        .uid("told")
                        .map(HopJob::text, Types.STRING)
                        .name("rates-text")
                        .uid("rates-text"));
    }

    private DataStream<RowData> attempts(StreamExecutionEnvironment environment, Workload.Part part) {
        return front.counted(environment, part)
                .filter(SyncEvent::attempt)
                .name("attempts")
                .uid("attempts")
                .map(HopJob::row, InternalTypeInfo.of(ATTEMPT))
                .name("attempt")
                .uid("attempt");
    }

    private static RowData row(SyncEvent attempt) {
        return GenericRowData.of(text(attempt.environment()), attempt.success() ? 0L : 1L);
    }

    /** Nearly all of them: not written anew for each. */
    private static StringData text(String environment) {
        return environment.equals("production") ? PRODUCTION : StringData.fromString(environment);
    }

    private static long windowEnd(Row row) {
        return ((LocalDateTime) row.getField(0)).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static String text(Row row) {
        return RateText.of(windowEnd(row), (String) row.getField(1), (Long) row.getField(2), (Long) row.getField(3));
    }
}
