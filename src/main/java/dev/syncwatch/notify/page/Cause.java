package dev.syncwatch.notify.page;

import java.util.List;

/**
 * The likely cause, as the change's {@code diagnosis} says it.
 *
 * @param section of the runbook, such as {@code 3.2}; empty if the runbook does not know it
 * @param what    in a few words
 * @param why     what speaks for it, in one sentence without user ids
 * @param actions what to do, in order
 */
public record Cause(String section, String what, String why, List<String> actions) {

    public Cause {
        actions = List.copyOf(actions);
    }
}
