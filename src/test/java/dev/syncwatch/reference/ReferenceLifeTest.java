package dev.syncwatch.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Section 8, worked out by hand. Panes are a second long. */
class ReferenceLifeTest {
    private static final String COUNT =
            "'id':'count','kind':'threshold','measure':'count','where':{'event':'learning_sync_failed'},'window':'2s','above':1";

    private Story failing(String extra, int... seconds) {
        Story story = new Story(COUNT.replace("'above':1", "'above':0").replace("'2s'", "'1s'") + extra);
        int end = seconds[seconds.length - 1];
        for (int second = 0; second <= end; second++) {
            int now = second;
            boolean fails = Arrays.stream(seconds).anyMatch(failing -> failing == now);
            if (fails) {
                story.failed(second, "a");
            } else {
                story.started(second, "a");
            }
        }
        return story;
    }

    @Test
    void staysPending_untilTheHoldIsMet() {
        assertThat(failing(",'for':'2s'", 0, 1, 2).changes()).containsExactly("1 pending 1", "3 firing 1");
    }

    @Test
    void fallsBack_whenTheHoldIsBroken() {
        assertThat(failing(",'for':'2s'", 0, 1, 3).changes())
                .containsExactly("1 pending 1", "3 inactive 0", "4 pending 1");
    }

    @Test
    void fallsBackOnUnknownToo() {
        assertThat(failing(",'for':'2s'", 0).heartbeat(1.5).changes()).containsExactly("1 pending 1", "2 inactive 0");
    }

    @Test
    void goesBackToFiring_whenTrueWhileRecovering_inTheSameEpisode() {
        Story story = failing(",'keepFiringFor':'2s'", 0, 2)
                .started(3, "a")
                .started(4, "a")
                .started(5, "a");
        assertThat(story.changes())
                .containsExactly("1 firing 1", "2 recovering 0", "3 firing 1", "4 recovering 0", "6 resolved 0");
        assertThat(story.expected().changes())
                .extracting(change -> change.get("startsAt").asText())
                .containsOnly(Story.at(1));
    }

    @Test
    void waitsAnew_afterUnknownWhileRecovering() {
        Story story = failing(",'keepFiringFor':'2s'", 0).started(1, "a").heartbeat(2.5);
        story.started(3, "a").started(4, "a").started(5, "a");
        assertThat(story.changes()).containsExactly("1 firing 1", "2 recovering 0", "6 resolved 0");
    }

    @Test
    void expires_afterNothingButUnknown_andStartsAnew() {
        Story story = failing(",'expireAfter':'3s'", 0).heartbeat(9).failed(10, "a");
        assertThat(story.changes()).containsExactly("1 firing 1", "5 expired 0", "11 firing 1");
        assertThat(story.expected().changes().get(2).get("previous").asText()).isEqualTo("inactive");
    }

    @Test
    void aChangeCarriesItsEpisode() {
        Story story = new Story(COUNT).failed(0, "a", "environment", "a/b").failed(0, "a", "environment", "a/b");
        assertThat(story.expected().changes())
                .singleElement()
                .hasToString(
                        ("{'alert':'count/environment=a%2Fb','episode':'count/environment=a%2Fb@2026-01-05T10:00:01Z',"
                                        + "'rule':'count','group':{'environment':'a/b'},'state':'firing','previous':'inactive',"
                                        + "'at':'2026-01-05T10:00:01Z','startsAt':'2026-01-05T10:00:01Z','severity':'warning',"
                                        + "'value':2,'threshold':1,'numbers':{'count':2},'mode':'live','notify':[],'inhibits':[]}")
                                .replace('\'', '"'));
    }
}
