package dev.syncwatch.notify.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where a page leads: the runbook, at the section that applies, then the dashboard and the incident on it. */
final class Links {
    /**
     * The runbook's headings as GitHub, GitLab and most other viewers of Markdown name them in addresses. Elsewhere the address
     * leads to the top of the runbook.
     */
    private static final Map<String, String> ANCHORS = Map.of(
            "3.1", "31-unauthorized--expired-token",
            "3.2", "32-payload-outage-or-5xx-errors",
            "3.3", "33-client-storage-corruption",
            "3.4", "34-stuck-queue-after-recovery");

    private Links() {}

    /** What is no web address is left out; {@code dashboard} may be empty. */
    static List<Link> of(PublishedChange change, String dashboard, String incident) {
        List<Link> links = new ArrayList<>();
        if (isWebAddress(change.runbook())) {
            links.addAll(runbook(change.runbook(), change.cause()));
        }
        if (isWebAddress(dashboard)) {
            links.add(new Link("Dashboard", dashboard));
            links.add(new Link("Incident", incident(change, dashboard, incident)));
        }
        return links;
    }

    /** Our own page opens the episode that is named behind {@code #}; others may go by the incident. */
    private static String incident(PublishedChange change, String dashboard, String incident) {
        String environment = change.group().get("environment");
        return dashboard
                + (dashboard.contains("?") ? "&" : "?")
                + (environment == null ? "" : "environment=" + encoded(environment) + "&")
                + "incident=" + encoded(incident)
                + (change.episodeId() == null ? "" : "#episode=" + encoded(change.episodeId()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<Link> runbook(String address, Cause cause) {
        List<Link> links = new ArrayList<>();
        String sections = cause == null || address.contains("#") ? "" : cause.section();
        for (String section : sections.split(", ")) {
            if (ANCHORS.containsKey(section)) {
                links.add(new Link("Runbook " + section, address + "#" + ANCHORS.get(section)));
            }
        }
        return links.isEmpty() ? List.of(new Link("Runbook", address)) : links;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null
                    && ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
