package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.course.Dice;
import dev.syncwatch.simulate.course.Lots;
import dev.syncwatch.simulate.wire.Envelope;
import dev.syncwatch.simulate.wire.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who has which phone. */
final class Population {
    private static final int IOS = 1;
    private static final int ENVELOPE = 2;
    private static final int CLOCK = 3;
    private static final int VERSION = 4;
    private static final int DICE = 5;

    private static final double SHARE_OF_IOS = 0.55;
    private static final long LEAST_WRONG_MILLIS = 2 * 60_000L;
    private static final double MEAN_WRONG_MILLIS = 2 * 3_600_000.0;
    private static final long MOST_WRONG_MILLIS = 3 * 86_400_000L;

    private final Scenario scenario;
    private final Lots lots;
    private final Vocabulary vocabulary;
    private final Dice dice = new Dice();
    private final List<String> versions = new ArrayList<>();
    private final double[] upTo;

    Population(Scenario scenario, Lots lots, Vocabulary vocabulary) {
        this.scenario = scenario;
        this.lots = lots;
        this.vocabulary = vocabulary;
        Map<String, Double> weights = new TreeMap<>(scenario.app().versions());
        versions.addAll(weights.keySet());
        upTo = weights.values().stream().mapToDouble(Double::doubleValue).toArray();
        for (int i = 1; i < upTo.length; i++) {
            upTo[i] += upTo[i - 1];
        }
    }

    Phone phone(int user) {
        Phone phone = new Phone(user, envelope(user), clockError(user));
        phone.device = vocabulary.device(lots.fraction(user, IOS) < SHARE_OF_IOS, version(user));
        phone.dice = lots.number(user, DICE);
        return phone;
    }

    private Envelope envelope(int user) {
        Scenario.Envelopes weights = scenario.envelopes();
        double lot = lots.fraction(user, ENVELOPE) * (weights.flat() + weights.segment() + weights.cloudEvents());
        if (lot < weights.flat()) {
            return Envelope.FLAT;
        }
        return lot < weights.flat() + weights.segment() ? Envelope.SEGMENT : Envelope.CLOUD_EVENTS;
    }

    private long clockError(int user) {
        dice.take(lots.number(user, CLOCK));
        if (!dice.chance(scenario.wild().wrongClocks())) {
            return 0;
        }
        long error = Math.min(MOST_WRONG_MILLIS, LEAST_WRONG_MILLIS + dice.exponential(MEAN_WRONG_MILLIS));
        return dice.chance(0.5) ? error : -error;
    }

    private String version(int user) {
        double lot = lots.fraction(user, VERSION) * upTo[upTo.length - 1];
        int i = 0;
        while (lot >= upTo[i]) {
            i++;
        }
        return versions.get(i);
    }
}
