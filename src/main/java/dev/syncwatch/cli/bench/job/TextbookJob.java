package dev.syncwatch.cli.bench.job;

import dev.syncwatch.cli.bench.feed.Workload;
import dev.syncwatch.telemetry.SyncEvent;
import java.time.Duration;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** The failure rate as books write it: sliding windows of 15 min every 10 s over attempts by environment, aggregated as they come. */
public record TextbookJob(Front front) {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final TypeInformation<Seen> SEEN = TypeInformation.of(Seen.class);

    /** What the job needs of an event, before it travels. */
    public record Attempt(String environment, boolean failed) {

        /** Of an event that is an attempt. */
        public static Attempt of(SyncEvent event) {
            return new Attempt(event.environment(), !event.success());
        }
    }

    /** What a window has seen; counted up in place, which is as fast as it can be. */
    public static final class Seen {
        public long attempts;
        public long failures;
    }

    /** Defines it. */
    public void define(StreamExecutionEnvironment environment, Workload.Part part) {
        Front.end(
                "rates",
                front.counted(environment, part)
                        .filter(SyncEvent::attempt)
                        .name("attempts")
                        .uid("attempts")
                        .map(Attempt::of, TypeInformation.of(Attempt.class))
                        .name("attempt")
                        .uid("attempt")
                        .keyBy(Attempt::environment)
                        .window(SlidingEventTimeWindows.of(WINDOW, front.pane()))
                        .aggregate(new Count(), new Tell(), SEEN, SEEN, Types.STRING)
                        .name("windows")
                        .uid("windows"));
    }

    private static final class Count implements AggregateFunction<Attempt, Seen, Seen> {
        private static final long serialVersionUID = 1;

        @Override
        public Seen createAccumulator() {
            return new Seen();
        }

        @Override
        public Seen add(Attempt attempt, Seen seen) {
            seen.attempts++;
            seen.failures += attempt.failed() ? 1 : 0;
            return seen;
        }

        @Override
        public Seen getResult(Seen seen) {
            return seen;
        }

        @Override
        public Seen merge(Seen one, Seen other) {
            one.attempts += other.attempts;
            one.failures += other.failures;
            return one;
        }
    }

    private static final class Tell extends ProcessWindowFunction<Seen, String, String, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(String environment, Context context, Iterable<Seen> windows, Collector<String> out) {
            long end = context.window().getEnd();
            if (RateText.isTold(end)) {
                windows.forEach(seen -> out.collect(RateText.of(end, environment, seen.attempts, seen.failures)));
            }
        }
    }
}
