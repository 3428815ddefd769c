package dev.syncwatch.standalone;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Topics can't be used; the message says in plain words which, why, and what to do. */
public final class TopicsUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    private final List<String> missing;

    private TopicsUnavailableException(String message, List<String> missing, Throwable cause) {
        super(message, cause);
        this.missing = missing;
    }

    static TopicsUnavailableException unreachable(Throwable cause) {
        return new TopicsUnavailableException(
                "Kafka can't be asked for its topics: " + cause.getMessage(), List.of(), cause);
    }

    /**
     * @param refused  topic to the reason why it could not be created
     * @param commands that would create them
     */
    static TopicsUnavailableException refused(Map<String, Throwable> refused, List<String> commands) {
        List<String> missing = List.copyOf(new TreeSet<>(refused.keySet()));
        String reasons =
                refused.values().stream().map(Throwable::getMessage).distinct().collect(Collectors.joining("; "));
        return new TopicsUnavailableException(
                "These topics are missing and may not be created (%s): %s. Create them, or give names of others:%s"
                        .formatted(
                                reasons,
                                String.join(", ", missing),
                                commands.stream()
                                        .map(command -> "\n  " + command)
                                        .collect(Collectors.joining())),
                missing,
                refused.get(missing.get(0)));
    }

    /** Names of the topics that are missing, sorted; empty if Kafka could not be asked. */
    public List<String> missing() {
        return missing;
    }
}
