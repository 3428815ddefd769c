package dev.syncwatch.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.Page;
import dev.syncwatch.notify.page.PagedEpisode;
import dev.syncwatch.notify.webhook.WebhookPayload.Alert;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns a notification into the body of a request: every episode of the incident is one alert. */
final class PayloadWriter {
    /** More than one incident has; a payload that would be larger says how many it leaves out. */
    static final int MOST_ALERTS = 50;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "4";
    private static final String ENVIRONMENT = "environment";
    private static final String STILL_FIRING = "0001-01-01T00:00:00Z";

    private final String receiver;
    private final String service;

    PayloadWriter(String receiver, String service) {
        this.receiver = receiver;
        this.service = service;
    }

    /** The body in UTF-8. */
    byte[] write(Notification notification) {
        try {
            return JSON.writeValueAsBytes(payload(notification));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and lists are always JSON", impossible);
        }
    }

    private WebhookPayload payload(Notification notification) {
        Page page = notification.page();
        Collection<Alert> all = alerts(notification);
        Set<Alert> firingFirst = all.stream()
                .sorted(Comparator.comparing(Alert::isFiring).reversed())
                .limit(MOST_ALERTS)
                .collect(Collectors.toSet());
        List<Alert> sent = all.stream().filter(firingFirst::contains).toList();
        return new WebhookPayload(
                receiver,
                status(all.stream().anyMatch(Alert::isFiring)),
                sent,
                Map.of(ENVIRONMENT, AnnotationWriter.text(page.source())),
                Labels.common(sent.stream().map(Alert::labels).toList()),
                Labels.common(sent.stream().map(Alert::annotations).toList()),
                "",
                VERSION,
                AnnotationWriter.text(notification.incident()),
                all.size() - sent.size());
    }

    // To a receiver an alert is its labels: of two episodes with the same ones, only the later is there.
    private Collection<Alert> alerts(Notification notification) {
        Page page = notification.page();
        AnnotationWriter annotations = new AnnotationWriter(page, notification.plain());
        Map<String, Alert> byFingerprint = new LinkedHashMap<>();
        for (PagedEpisode episode : page.episodes()) {
            Map<String, String> labels =
                    labels(episode.rule(), episode.severity().word(), page);
            episode.group().forEach((field, value) -> labels.put(field, AnnotationWriter.text(value)));
            Alert alert = alert(labels, annotations.of(episode), episode.startsAt(), episode.endsAt());
            byFingerprint.put(alert.fingerprint(), alert);
        }
        return byFingerprint.isEmpty() ? List.of(withoutEpisode(notification, annotations)) : byFingerprint.values();
    }

    private Alert withoutEpisode(Notification notification, AnnotationWriter annotations) {
        Page page = notification.page();
        Map<String, String> labels = labels(page.rule(), page.severity().word(), page);
        Instant endsAt = notification.action() == Action.CLOSE ? page.at() : null;
        return alert(labels, annotations.ofThePage(), page.at(), endsAt);
    }

    private Map<String, String> labels(String rule, String severity, Page page) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("alertname", AnnotationWriter.text(rule));
        labels.put("severity", severity);
        labels.put("service", service);
        labels.put(ENVIRONMENT, AnnotationWriter.text(page.source()));
        return labels;
    }

    private static Alert alert(
            Map<String, String> labels, Map<String, String> annotations, Instant startsAt, Instant endsAt) {
        return new Alert(
                status(endsAt == null),
                labels,
                annotations,
                startsAt.toString(),
                endsAt == null ? STILL_FIRING : endsAt.toString(),
                "",
                Labels.fingerprint(labels));
    }

    private static String status(boolean firing) {
        return firing ? WebhookPayload.FIRING : WebhookPayload.RESOLVED;
    }
}
