package dev.syncwatch.detect;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.window.GroupWindows;

/** Evaluates one rule from a group's windows. Built with the measure plan, so that it knows where its numbers are. */
public interface WindowDetector extends Detector {

    @Override
    WindowDetector revised(AlertRule version);

    /**
     * The answer at {@code windows.end}; called once for each T in order, and changes the memory.
     */
    Answer answer(GroupWindows windows, DetectorMemory memory);

    /** The answer in place of {@link #answer} while sync counts as disabled at {@code windows.end}. */
    default Answer answerWhileDisabled(GroupWindows windows, DetectorMemory memory) {
        return answer(windows, memory);
    }
}
