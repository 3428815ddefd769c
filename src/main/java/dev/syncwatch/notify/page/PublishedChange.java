package dev.syncwatch.notify.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One step in the life of an alert as it stands on the alerts topic; only what notifications need.
 *
 * @param episode id of the episode; null as long as the alert has never fired, and after it fell back from pending
 * @param startsAt when the episode first fired; null with {@code episode}
 * @param value what was measured, not rounded: a share from 0 to 1 for failure rates, seconds for absence; may be null
 * @param threshold in the unit of {@code value}; may be null
 * @param numbers {@code attempts}, {@code failures}, {@code users} or {@code sessions}; empty if the kind has none
 * @param mode {@code live}, {@code shadow} or {@code off}
 * @param title one line; empty if the change has none
 * @param channels names of the channels that are to be told ({@code notify} in the JSON)
 * @param runbook a URL; empty if the change has none
 * @param inhibits rules whose notifications this alert holds back while it fires
 * @param inhibitedBy rules that hold this one's notifications back; not in the JSON but in the record's header
 * @param cause what the diagnosis says; null if there is none
 * @param logs what the backend's log says, one line a finding
 * @param samples messages of failed syncs
 */
public record PublishedChange(
        String alert,
        String episode,
        String rule,
        Map<String, String> group,
        State state,
        State previous,
        Instant at,
        Instant startsAt,
        Severity severity,
        Double value,
        Double threshold,
        Map<String, Double> numbers,
        List<EvidenceRow> evidence,
        String mode,
        String title,
        List<String> channels,
        String runbook,
        List<String> inhibits,
        List<String> inhibitedBy,
        Cause cause,
        List<String> logs,
        List<String> samples)
        implements ChangeReading {

    /** The states of an alert. */
    public enum State {
        INACTIVE,
        PENDING,
        FIRING,
        RECOVERING,
        RESOLVED,
        EXPIRED,
        SUPERSEDED;

        /** Whether an episode ends with it. */
        public boolean isEnd() {
            return this == RESOLVED || this == EXPIRED || this == SUPERSEDED;
        }

        /** The word as it stands in a change. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<State> of(String word) {
            for (State state : values()) {
                if (state.word().equals(word)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }
    }

    /** The episode's id; where a change has none, the id that it would have by the rule for ids. */
    public String episodeId() {
        return episode != null ? episode : alert + "@" + since();
    }

    /** When the episode began; the change's own time if that is not known. */
    public Instant since() {
        return startsAt != null ? startsAt : at;
    }

    /** Whether the episode has come to its end, however it went. */
    public boolean isEnd() {
        return state.isEnd();
    }

    /** Whether the episode goes on: it fires, or is not over yet. */
    public boolean isOpen() {
        return state == State.FIRING || state == State.RECOVERING;
    }

    /** One of {@link #numbers}, or null. */
    public Double number(String name) {
        return numbers.get(name);
    }

    /** This episode's end, for one whose end was never written: nobody knows how it went. */
    public PublishedChange endedUnseen(Instant end) {
        return new PublishedChange(
                alert,
                episode,
                rule,
                group,
                State.EXPIRED,
                state,
                end,
                startsAt,
                severity,
                value,
                threshold,
                numbers,
                evidence,
                mode,
                title,
                channels,
                runbook,
                inhibits,
                inhibitedBy,
                cause,
                logs,
                samples);
    }
}
