package dev.syncwatch.window;

import java.math.BigDecimal;

/** Events of one pane that were measured alike: so many of them, with what they add to sums. */
final class MeasurementTally {

    private final PaneTally pane;
    private final Measurement measurement;
    private final Partial[] partials;
    private ExactSum[] sums = {};
    private long events;

    /**
     * @param partials of the groups that the events belong to, by grouping; null where they belong to none
     */
    MeasurementTally(PaneTally pane, Measurement measurement, Partial[] partials) {
        this.pane = pane;
        this.measurement = measurement;
        this.partials = partials;
    }

    void add(UserEvent event) {
        events++;
        if (event.addends() != null) {
            add(event.addends());
        }
        if (event.sample() != null) {
            addSample(event.identity(), event.sample());
        }
    }

    private void add(BigDecimal[] addends) {
        if (sums.length == 0) {
            sums = new ExactSum[addends.length];
        }
        for (int i = 0; i < addends.length; i++) {
            if (addends[i] != null) {
                sums[i] = sums[i] == null ? new ExactSum() : sums[i];
                sums[i].add(addends[i]);
            }
        }
    }

    /** At once, since each says something else. */
    private void addSample(long identity, String text) {
        for (Partial partial : partials) {
            if (partial != null) {
                partial.samples.add(identity, text);
            }
        }
    }

    PaneTally pane() {
        return pane;
    }

    Measurement measurement() {
        return measurement;
    }

    long events() {
        return events;
    }

    /** The exact sum of a field ({@link MeasurePlan#addends()}); null where nothing was added. */
    BigDecimal sum(int addend) {
        return addend >= sums.length || sums[addend] == null ? null : sums[addend].total();
    }

    /** Of the group that the events belong to; null for none. */
    Partial partial(int grouping) {
        return partials[grouping];
    }
}
