package dev.syncwatch.notify;

import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.Page;

/**
 * One thing that a channel is to be told, once.
 *
 * @param id       unique in its channel and the same after a restart: the incident's id, {@code #} and a number
 * @param incident the id of the incident, PagerDuty's key; what is told of one incident keeps its order
 * @param plain    leave everything off that a vendor could object to; set after it rejected the full form
 */
public record Notification(String id, String incident, Action action, Page page, boolean plain) {

    /** The same in its plainest form. */
    public Notification asPlain() {
        return new Notification(id, incident, action, page, true);
    }
}
