package dev.syncwatch.notify.webhook;

import java.util.List;
import java.util.Map;

/**
 * The body of one request, field by field as Alertmanager sends it.
 *
 * @param receiver the channel's name
 * @param status {@code firing} while any alert is, else {@code resolved}
 * @param groupLabels what all alerts of an incident share by definition: the environment
 * @param commonLabels what all alerts share in fact
 * @param externalURL empty: Syncwatch has no page of its own to lead to
 * @param version of the payload
 * @param groupKey the incident's id
 * @param truncatedAlerts how many alerts were left out
 */
record WebhookPayload(
        String receiver,
        String status,
        List<Alert> alerts,
        Map<String, String> groupLabels,
        Map<String, String> commonLabels,
        Map<String, String> commonAnnotations,
        String externalURL,
        String version,
        String groupKey,
        int truncatedAlerts) {

    static final String FIRING = "firing";
    static final String RESOLVED = "resolved";

    /**
     * One alert of the group.
     *
     * @param endsAt RFC 3339; while it fires Go's zero time, {@code 0001-01-01T00:00:00Z}
     * @param generatorURL empty, as in Alertmanager where nobody gives one
     * @param fingerprint 16 hexadecimal digits, the same for the same labels
     */
    record Alert(
            String status,
            Map<String, String> labels,
            Map<String, String> annotations,
            String startsAt,
            String endsAt,
            String generatorURL,
            String fingerprint) {

        boolean isFiring() {
            return status.equals(FIRING);
        }
    }
}
