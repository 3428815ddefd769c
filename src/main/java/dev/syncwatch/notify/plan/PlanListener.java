package dev.syncwatch.notify.plan;

import dev.syncwatch.notify.NotifyReason;
import dev.syncwatch.notify.page.PublishedChange;

/** Is told why a channel is told of a change, or why not. */
@FunctionalInterface
public interface PlanListener {
    void decided(PublishedChange change, NotifyReason reason);
}
