package dev.syncwatch.window;

import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** {@link UserOperator} with what a function can't do: it is told of watermarks, and of users other than the one whose event comes. */
final class UserStage extends KeyedProcessOperator<Long, UserEvent, JudgedEvent> {
    private static final long serialVersionUID = 1;

    private final UserOperator users;

    UserStage(UserOperator users) {
        super(users);
        this.users = users;
    }

    @Override
    public void open() throws Exception {
        super.open();
        this.<Long>getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        UserOperator.MEMORY,
                        users.restoring());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        users.passed(mark.getTimestamp());
        getTimeServiceManager().orElseThrow().advanceWatermark(mark);
        if (!mark.equals(Watermark.MAX_WATERMARK)) { // nobody comes back for what was forgotten then
            users.visitDue(
                    mark.getTimestamp(),
                    this::setCurrentKey,
                    judged -> output.collect(new StreamRecord<>(judged, mark.getTimestamp())));
        }
        output.emitWatermark(mark);
    }
}
