package dev.syncwatch.simulate.crowd;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.post.Drafts;
import dev.syncwatch.simulate.wire.Draft;
import dev.syncwatch.simulate.wire.JsonText;
import dev.syncwatch.simulate.wire.Scribe;
import dev.syncwatch.simulate.wire.Vocabulary;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What is emitted in a few seconds, as lines in order of arrival. Filled again and again, as gigabytes pass through. */
final class Sheet {
    private static final Emissions.Kind[] KINDS = Emissions.Kind.values();

    private final Drafts drafts = new Drafts();
    private final Scribe scribe;
    private final int[] lines = new int[KINDS.length];

    Sheet(long seed, Vocabulary vocabulary) {
        this.scribe = new Scribe(seed, vocabulary);
    }

    /** Writes what those crowds have for these seconds, in place of what it held. */
    Sheet fill(List<Crowd> crowds, int fromSecond, int endSecond) {
        scribe.clear();
        Arrays.fill(lines, 0);
        for (int second = fromSecond; second < endSecond; second++) {
            drafts.clear();
            for (Crowd crowd : crowds) {
                crowd.move(second, drafts);
            }
            drafts.sort();
            write();
        }
        return this;
    }

    private void write() {
        for (int place = 0; place < drafts.size(); place++) {
            Draft draft = drafts.get(place);
            scribe.write(draft).endLine();
            lines[draft.kind().ordinal()]++;
        }
    }

    void giveTo(Lines to) throws IOException {
        for (Emissions.Kind kind : KINDS) {
            JsonText text = scribe.text(kind);
            to.accept(kind, text.bytes(), text.length(), lines[kind.ordinal()]);
        }
    }
}
