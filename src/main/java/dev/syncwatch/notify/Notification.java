package dev.syncwatch.notify;

import dev.syncwatch.notify.page.Page;

/**
 * What one channel is to be told.
 *
 * @param key names what is opened and later closed (today the episode's id); notifications of one key keep their order
 * @param plain leave everything off that a vendor could object to; set after it rejected the full form
 */
public record Notification(String key, Action action, Page page, boolean plain) {

    /** What is to happen at the vendor. */
    public enum Action {
        OPEN,
        CLOSE
    }

    /** The same in its plainest form. */
    public Notification asPlain() {
        return new Notification(key, action, page, true);
    }
}
