package dev.syncwatch.notify.slack;

import dev.syncwatch.notify.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Slack's error words, sorted by what can be done about them. https://docs.slack.dev/reference/methods/chat.postMessage#errors
 * A word that is not here is taken for something that an operator can mend, so that it is tried again.
 */
final class SlackErrors {
    private static final Set<String> ABOUT_THE_MESSAGE = Set.of(
            "block_mismatch",
            "invalid_arguments",
            "invalid_attachments",
            "invalid_blocks",
            "invalid_blocks_format",
            "invalid_charset",
            "invalid_form_data",
            "invalid_metadata_format",
            "invalid_metadata_schema",
            "markdown_text_conflict",
            "metadata_must_be_sent_from_app",
            "metadata_too_large",
            "msg_blocks_too_long",
            "msg_too_long",
            "no_text",
            "too_many_attachments");

    /** Too much was sent to the channel or the workspace. */
    private static final Set<String> TOO_FAST = Set.of("rate_limited", "ratelimited", "message_limit_exceeded");

    /** "It's possible some aspect of the operation succeeded before the error was raised." */
    private static final Set<String> PERHAPS_DONE =
            Set.of("fatal_error", "internal_error", "request_timeout", "service_unavailable");

    private static final String TOKEN = "; give the channel a valid bot token (xoxb-…)";
    private static final String INVITE = "; invite the app to the channel (/invite in Slack)";

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("account_inactive", TOKEN),
            Map.entry("invalid_auth", TOKEN),
            Map.entry("not_authed", TOKEN),
            Map.entry("token_expired", TOKEN),
            Map.entry("token_revoked", TOKEN),
            Map.entry("not_allowed_token_type", TOKEN),
            Map.entry("missing_scope", "; add the scope to the app and install it again"),
            Map.entry("not_in_channel", INVITE),
            Map.entry(
                    "channel_not_found",
                    "; give the channel's id (C…, not its name), and invite the app if it is private"),
            Map.entry("is_archived", "; unarchive the channel or give another one"),
            Map.entry("restricted_action", "; let the app post to the channel"));

    private SlackErrors() {}

    static Outcome outcome(String error, String reason) {
        if (ABOUT_THE_MESSAGE.contains(error)) {
            return Outcome.giveUp(reason);
        }
        if (TOO_FAST.contains(error)) {
            return Outcome.retryWholeChannel(reason, Duration.ZERO);
        }
        return PERHAPS_DONE.contains(error) ? Outcome.unknown(reason) : Outcome.retry(reason);
    }

    /** What an operator should do, to be put behind the reason; empty if that is not known. */
    static String advice(String error) {
        return ADVICE.getOrDefault(error, "");
    }
}
