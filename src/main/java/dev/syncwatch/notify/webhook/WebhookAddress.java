package dev.syncwatch.notify.webhook;

import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.http.JdkHttpLog;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The address of a webhook. Whoever knows it can post to it, so that it is shown nowhere, and neither is any part of it. A user and a
 * password in it are sent as Basic authorization.
 */
public final class WebhookAddress {
    /** Shorter parts, such as {@code v1}, tell nobody anything, and would make holes in every answer. */
    private static final int SHORTEST_SECRET_PART = 4;

    private static final String HIDDEN = "(secret)";

    private final URI url;
    private final String userInfo;
    private final List<String> secretParts;

    /** Throws an IllegalArgumentException without the URL, if that is no http or https address. */
    public WebhookAddress(Secret secret) {
        URI written = parse(secret.reveal());
        url = withoutUser(written);
        userInfo = written.getUserInfo();
        secretParts = Stream.of(
                        Stream.of(secret.reveal()),
                        split(written.getRawPath()),
                        split(written.getPath()),
                        split(written.getRawQuery()),
                        split(written.getQuery()),
                        split(written.getRawUserInfo()),
                        split(userInfo))
                .flatMap(parts -> parts)
                .filter(part -> part.length() >= SHORTEST_SECRET_PART)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        JdkHttpLog.turnOff();
    }

    HttpRequest.Builder request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        if (userInfo != null) {
            String credentials = Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        return request;
    }

    /** Takes every part of the address out of a text that came back from there. */
    String removedFrom(String answer) {
        String clean = answer;
        for (String part : secretParts) {
            clean = clean.replace(part, HIDDEN);
        }
        return clean;
    }

    @Override
    public String toString() {
        return HIDDEN;
    }

    private static URI parse(String text) {
        try {
            URI url = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException quotesIt) {
            // Told below, without the address and without this as the cause: it holds the whole text.
        }
        throw new IllegalArgumentException("its url is no http or https address");
    }

    private static URI withoutUser(URI written) {
        String user = written.getRawUserInfo();
        return user == null ? written : URI.create(written.toString().replaceFirst(Pattern.quote(user + "@"), ""));
    }

    private static Stream<String> split(String part) {
        return part == null ? Stream.empty() : Stream.of(part.split("[/&=:?]"));
    }
}
