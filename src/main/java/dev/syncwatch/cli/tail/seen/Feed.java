package dev.syncwatch.cli.tail.seen;

import dev.syncwatch.standalone.Topic;
import java.util.Locale;

/** What can be looked at, each a topic. */
public enum Feed {
    TELEMETRY(Topic.TELEMETRY),
    CHANGES(Topic.ALERTS),
    LOGS(Topic.LOGS),
    CONFIG(Topic.REMOTE_CONFIG),
    DEAD_LETTERS(Topic.DEAD_LETTERS);

    private final Topic topic;

    Feed(Topic topic) {
        this.topic = topic;
    }

    public Topic topic() {
        return topic;
    }

    /** As people write it: {@code dead-letters}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
