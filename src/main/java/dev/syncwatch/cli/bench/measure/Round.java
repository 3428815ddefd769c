package dev.syncwatch.cli.bench.measure;

import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One run of each contestant, next to each other in time; by their names. */
public record Round(Map<String, Outcome> outcomes) {

    public Round {
        outcomes = Map.copyOf(outcomes);
    }

    public Outcome of(String contestant) {
        return outcomes.get(contestant);
    }

    /** How often the one's cost goes into the other's. */
    double ratio(String of, String to, ToDoubleFunction<Outcome> cost) {
        return cost.applyAsDouble(of(of)) / cost.applyAsDouble(of(to));
    }
}
