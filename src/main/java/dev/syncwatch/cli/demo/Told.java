package dev.syncwatch.cli.demo;

import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.standalone.vendor.SlackPost;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands at the vendors in the end, incidents alone: what Syncwatch says of itself is no part of a story.
 *
 * @param alerts     at PagerDuty, in order of their opening; a key stands twice if it was opened twice
 * @param messages   in Slack, replies included, those that were deleted left out
 * @param violations of the vendors' rules and of order
 */
record Told(List<PagerDutyStandIn.Alert> alerts, List<SlackPost> messages, List<String> violations) {
    private static final String INCIDENT = "incident/";

    static Told at(PagerDutyStandIn pagerDuty, SlackStandIn slack) {
        List<String> violations = new ArrayList<>(pagerDuty.violations());
        violations.addAll(slack.violations());
        return new Told(
                pagerDuty.alerts().stream()
                        .filter(alert -> alert.key().startsWith(INCIDENT))
                        .toList(),
                slack.posts(SlackStandIn.CHANNEL).stream()
                        .filter(post -> !post.deleted())
                        .filter(post -> post.payload("incident").startsWith(INCIDENT))
                        .toList(),
                List.copyOf(violations));
    }
}
