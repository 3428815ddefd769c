package dev.syncwatch.window;

import java.util.Arrays;

/**
 * Where events come from, as far as groupings and evidence ask: with what happened, their {@link Traits}, it makes a measurement, and it
 * remembers those that it made. Thousands of combinations are found from few of each, which a processor has at hand. Serves one thread.
 */
public final class Origin extends Encoded {

    /** Measurements that one remembers, so that what phones say can't fill memory. A power of two. */
    private static final int MOST = 64;

    private final String[] groups;
    private final String device;
    private Measurement[] measurements = new Measurement[4];

    /**
     * @param groups as {@link Measurement} has them, by all groupings that any event from here counts by
     * @param device of the evidence ({@link EvidenceRow#device}); null where all of it is in the {@link Traits#cause cause}
     */
    public Origin(String[] groups, String device) {
        this.groups = groups;
        this.device = device;
    }

    public String[] groups() {
        return groups;
    }

    public String device() {
        return device;
    }

    /** What events of these traits from here have in common: the same object for the same traits, unless too many others came between. */
    public Measurement measurement(Traits traits) {
        int place = traits.number() & MOST - 1;
        if (place >= measurements.length) {
            measurements = Arrays.copyOf(measurements, 2 * Integer.highestOneBit(place));
        }
        Measurement known = measurements[place];
        if (known == null || known.traits() != traits) {
            known = new Measurement(traits, this);
            measurements[place] = known;
        }
        return known;
    }

    String[] groups(int groupings) {
        if (groupings == Traits.NO_GROUPS) {
            return null;
        }
        return groupings == groups.length ? groups : Arrays.copyOf(groups, groupings);
    }

    String evidence(String cause) {
        return cause == null || device == null ? cause : EvidenceRow.joined(cause, device);
    }
}
