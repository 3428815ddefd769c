package dev.syncwatch.detect.absence;

import java.util.List;
import java.util.Map;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * A run that lasts: started, not ended, and then its own deadline. One match at most is open for a rule and group, since a run
 * ends before the next starts; and no duration stands in the pattern, so one pattern serves every rule.
 */
public final class AbsencePattern {

    private static final String STARTED = "started";
    private static final String ENDED = "ended";
    private static final String DEADLINE = "deadline";

    private AbsencePattern() {}

    /** From the edges of all rules and groups, those runs' deadlines that found the run still on, as {@code OPENED}. */
    public static SingleOutputStreamOperator<AbsenceEdge> opened(DataStream<AbsenceEdge> edges) {
        return CEP.pattern(edges.keyBy(AbsenceEdge::key), pattern(), new EndsFirst())
                .inEventTime()
                .process(new Opened());
    }

    static Pattern<AbsenceEdge, ?> pattern() {
        return Pattern.<AbsenceEdge>begin(STARTED)
                .where(new OfKind(AbsenceEdge.Kind.STARTED))
                .notFollowedBy(ENDED)
                .where(new EndOfRun())
                .followedBy(DEADLINE)
                .where(new DeadlineOfRun());
    }

    /** Edges of one time: an end goes before a deadline, which then finds no run. */
    private static final class EndsFirst implements EventComparator<AbsenceEdge> {
        private static final long serialVersionUID = 1;

        @Override
        public int compare(AbsenceEdge one, AbsenceEdge other) {
            return one.kind().compareTo(other.kind());
        }
    }

    private static final class OfKind extends IterativeCondition<AbsenceEdge> {
        private static final long serialVersionUID = 1;

        private final AbsenceEdge.Kind kind;

        OfKind(AbsenceEdge.Kind kind) {
            this.kind = kind;
        }

        @Override
        public boolean filter(AbsenceEdge edge, Context<AbsenceEdge> context) {
            return edge.kind() == kind;
        }
    }

    private static final class EndOfRun extends IterativeCondition<AbsenceEdge> {
        private static final long serialVersionUID = 1;

        @Override
        public boolean filter(AbsenceEdge edge, Context<AbsenceEdge> context) {
            return edge.endsRun();
        }
    }

    private static final class DeadlineOfRun extends IterativeCondition<AbsenceEdge> {
        private static final long serialVersionUID = 1;

        @Override
        public boolean filter(AbsenceEdge edge, Context<AbsenceEdge> context) throws Exception {
            if (edge.kind() != AbsenceEdge.Kind.DEADLINE) {
                return false;
            }
            for (AbsenceEdge started : context.getEventsForPattern(STARTED)) {
                return started.runStart() == edge.runStart();
            }
            return false;
        }
    }

    private static final class Opened extends PatternProcessFunction<AbsenceEdge, AbsenceEdge> {
        private static final long serialVersionUID = 1;

        @Override
        public void processMatch(Map<String, List<AbsenceEdge>> match, Context context, Collector<AbsenceEdge> out) {
            out.collect(match.get(DEADLINE).get(0).opened());
        }
    }
}
