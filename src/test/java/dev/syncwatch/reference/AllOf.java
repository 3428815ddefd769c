package dev.syncwatch.reference;

import dev.syncwatch.reference.Answer.Truth;
import java.util.List;
import java.util.Map;

/** Section 7, all-of. */
final class AllOf implements Detector {
    private final List<Map<Long, Answer>> members;

    /** @param members each member's answers for the same group by pane end; none where it does not have the group */
    AllOf(List<Map<Long, Answer>> members) {
        this.members = members;
    }

    @Override
    public Answer at(long end) {
        List<Truth> truths = members.stream()
                .map(answers -> answers.containsKey(end) ? answers.get(end).truth() : Truth.UNKNOWN)
                .toList();
        return new Answer(truth(truths), null, Map.of());
    }

    private static Truth truth(List<Truth> members) {
        if (members.contains(Truth.FALSE)) {
            return Truth.FALSE;
        }
        return members.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.TRUE;
    }
}
