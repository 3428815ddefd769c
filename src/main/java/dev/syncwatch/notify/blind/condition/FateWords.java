package dev.syncwatch.notify.blind.condition;

import dev.syncwatch.notify.page.Severity;
import dev.syncwatch.notify.page.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is told when too many events met a fate.
 *
 * @param usualShare from 0 to 1; null while nothing is known of the usual
 */
record FateWords(BadFate fate, long bad, long all, Double usualShare) {

    Blindness tell(Duration window, Instant now) {
        String share = Wording.percent((double) bad / all);
        String span = Wording.duration(window.toSeconds());
        String usual = usualShare == null ? "not known yet" : Wording.percent(usualShare);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("events", bad + " of " + all + " in " + span);
        facts.put("usual share", usual);
        return new Blindness(
                fate.what(),
                now.minus(window),
                Severity.ERROR,
                "Syncwatch sees badly: " + share + " of events " + fate.words() + " (usual: " + usual + ")",
                "In the last " + span + ", " + bad + " of " + all + " events " + fate.words()
                        + ", and rules leave them out.",
                fate.doesNotMean(),
                fate.actions(),
                facts);
    }
}
