package dev.syncwatch.cli.chaos.seen;

import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.standalone.vendor.SlackPost;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What people see at the vendors in the end.
 *
 * @param pagerDuty  alerts as {@code key: open or closed, severity, summary}, sorted
 * @param slack      by notification, what its message shows; one that is there twice has {@code (2)} behind it
 * @param violations of the vendors' rules and of order
 * @param deleted    messages in Slack that were doubles
 */
public record Board(List<String> pagerDuty, Map<String, String> slack, List<String> violations, long deleted) {

    public static Board of(PagerDutyStandIn pagerDuty, SlackStandIn slack) {
        List<String> alerts = pagerDuty.alerts().stream()
                .filter(alert -> alert.key().startsWith("incident/"))
                .map(alert -> alert.key() + ": " + (alert.open() ? "open, " : "closed, ") + alert.severity() + ", "
                        + alert.summary())
                .sorted()
                .toList();
        Map<String, String> messages = new TreeMap<>();
        List<SlackPost> posts = slack.posts(SlackStandIn.CHANNEL).stream()
                .filter(post -> String.valueOf(post.payload("incident")).startsWith("incident/"))
                .toList();
        posts.stream().filter(post -> !post.deleted()).forEach(post -> {
            String id = post.payload("id");
            messages.put(messages.containsKey(id) ? id + " (2)" : id, post.text());
        });
        long deleted = posts.stream().filter(SlackPost::deleted).count();
        // A 429 for pace is Slack's way to say so, and after a kill nobody knows when the last message was posted.
        List<String> violations = java.util.stream.Stream.concat(
                        pagerDuty.violations().stream(), slack.violations().stream())
                .filter(violation -> !violation.contains("one message a second") && !violation.contains("blind/"))
                .toList();
        return new Board(alerts, messages, violations, deleted);
    }

    /** What people see is the same, whatever it took to get there. */
    public boolean showsTheSameAs(Board other) {
        return differencesFrom(other).isEmpty();
    }

    /** What is not as it is there, and what vendors forbid; one line each. */
    public List<String> differencesFrom(Board other) {
        List<String> differences = new ArrayList<>(violations);
        only(other.pagerDuty, pagerDuty).forEach(line -> differences.add("PagerDuty has not " + line));
        only(pagerDuty, other.pagerDuty).forEach(line -> differences.add("PagerDuty has also " + line));
        TreeSet<String> ids = new TreeSet<>(other.slack.keySet());
        ids.addAll(slack.keySet());
        for (String id : ids) {
            String was = other.slack.get(id);
            String is = slack.get(id);
            if (!String.valueOf(was).equals(is)) {
                differences.add("Slack " + id + ": '" + was + "' became '" + is + "'");
            }
        }
        return differences;
    }

    private static List<String> only(List<String> these, List<String> others) {
        List<String> left = new ArrayList<>(these);
        others.forEach(left::remove);
        return left;
    }
}
