package dev.syncwatch.job;

import dev.syncwatch.notify.delivery.RetrySettings;
import dev.syncwatch.rule.SecretRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the notification job, as {@code jobs/notification.yaml} holds them; what the file leaves out has a default.
 *
 * @param outboxes      the start of the names of the channels' outboxes
 * @param fallbackAfter how long a critical page may wait before the channels that stand in are told too
 * @param doublesAfter  how long after a request of unknown outcome doubles are looked for
 * @param retry         how long a vendor is tried
 * @param silences      the folder of files with silences; need not exist
 * @param dashboard     where pages send people to look for themselves, a http or https URL; empty for nowhere
 * @param deadMan       where the URL is kept that is called each minute while all is well; null for none
 * @param backlog       what becomes of changes that rules find while they are far behind what has come in
 */
public record NotificationJobSettings(
        String outboxes,
        Duration fallbackAfter,
        Duration doublesAfter,
        RetrySettings retry,
        String silences,
        String dashboard,
        String deadMan,
        Backlog backlog) {

    /** What becomes of changes that rules find while they are more than 15 min behind telemetry. */
    public enum Backlog {
        /** They wait until rules have caught up; then what is still open is told. */
        WAIT,
        /** They are told at once, over or not: for time that passes quicker than the clock on the wall. */
        TELL
    }

    public NotificationJobSettings {
        outboxes = outboxes == null ? "learning-sync.outbox" : outboxes;
        fallbackAfter = fallbackAfter == null ? Duration.ofMinutes(2) : fallbackAfter;
        doublesAfter = doublesAfter == null ? Duration.ofMinutes(1) : doublesAfter;
        retry = retry == null ? RetrySettings.defaults() : retry;
        silences = silences == null ? "alert-rules/silences" : silences;
        dashboard = dashboard == null ? "" : dashboard;
        backlog = backlog == null ? Backlog.WAIT : backlog;
    }

    /** Everything by default. */
    public static NotificationJobSettings defaults() {
        return new NotificationJobSettings(null, null, null, null, null, null, null, null);
    }

    /**
     * Reads a settings file, strictly; without one the defaults hold.
     *
     * @throws BadSettings if it holds an unknown key or a value that makes no sense
     * @throws IOException if it is there and cannot be read
     */
    public static NotificationJobSettings read(Path file) throws BadSettings, IOException {
        if (!Files.exists(file)) {
            return defaults();
        }
        NotificationJobSettings settings = SettingsFile.read(file, NotificationJobSettings.class);
        if (settings.deadMan() != null && SecretRef.read(settings.deadMan()).isEmpty()) {
            throw new BadSettings(file
                    + ":1:1: deadMan is a secret: write ${NAME} of a variable or ${file:PATH}, not the URL itself");
        }
        return settings;
    }
}
