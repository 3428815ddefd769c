package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.reference.Answer.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Section 7, sequence. */
final class Sequence implements Detector {
    private final Rule rule;
    private final List<Event> group;
    private final List<Event> completions;

    /** @param completing positions of all events that complete the rule's pattern, in whichever group */
    Sequence(Rule rule, List<Event> group, Set<Integer> completing) {
        this.rule = rule;
        this.group = group;
        this.completions = group.stream()
                .filter(event -> completing.contains(event.position()))
                .toList();
    }

    @Override
    public Answer at(long end) {
        long from = end - rule.millis("window", 0);
        int users = Event.users(Event.within(completions, from, end));
        boolean silent = Event.within(group, from, end).isEmpty();
        Truth truth = silent ? Truth.UNKNOWN : Answer.truth(users >= rule.count("atLeastUsers"));
        return new Answer(truth, users, Map.of("users", users));
    }

    /** @param all every counted event, since a user's pattern may run through several groups */
    static Set<Integer> completing(Rule rule, List<Event> all) {
        Set<Integer> completing = new HashSet<>();
        all.stream().map(Event::user).filter(user -> user != null).distinct().forEach(user -> {
            List<Event> own = all.stream()
                    .filter(event -> user.equals(event.user()))
                    .sorted(Comparator.comparing(Event::time).thenComparing(Event::position))
                    .toList();
            new Pattern(rule).completions(own).forEach(event -> completing.add(event.position()));
        });
        return completing;
    }

    /** The steps of a rule with each of a step's repetitions in a place of its own. */
    private static final class Pattern {
        private final Matching until;
        private final boolean hasUntil;
        private final long within;
        private final List<Place> places = new ArrayList<>();

        /** @param step number of the step that the place belongs to */
        private record Place(int step, Matching matching, List<String> same) {}

        Pattern(Rule rule) {
            until = rule.matching("until");
            hasUntil = rule.has("until");
            within = rule.millis("within", 0);
            int number = 0;
            for (JsonNode step : rule.get("steps")) {
                Place place = new Place(number++, new Matching(step), Rule.texts(step.path("same")));
                for (int time = 0; time < step.path("times").asInt(1); time++) {
                    places.add(place);
                }
            }
        }

        List<Event> completions(List<Event> ofUser) {
            List<Event> completions = new ArrayList<>();
            List<Event> sinceWipe = new ArrayList<>();
            for (Event event : ofUser) {
                if (hasUntil && until.holds(event.fields())) {
                    sinceWipe.clear();
                } else if (places.stream().anyMatch(place -> place.matching.holds(event.fields()))) {
                    sinceWipe.add(event);
                    if (isComplete(sinceWipe)) {
                        completions.add(event);
                        sinceWipe.clear();
                    }
                }
            }
            return completions;
        }

        private boolean isComplete(List<Event> events) {
            if (events.size() < places.size()) {
                return false;
            }
            List<Event> last = events.subList(events.size() - places.size(), events.size());
            for (int at = 0; at < last.size(); at++) {
                if (!places.get(at).matching.holds(last.get(at).fields()) || differsInStep(last, at)) {
                    return false;
                }
            }
            return last.get(last.size() - 1).time() - last.get(0).time() < within;
        }

        private boolean differsInStep(List<Event> events, int at) {
            Place place = places.get(at);
            boolean firstOfStep = at == 0 || places.get(at - 1).step != place.step;
            return !firstOfStep
                    && place.same.stream()
                            .anyMatch(field -> !Numbers.equal(
                                    events.get(at - 1).fields().get(field),
                                    events.get(at).fields().get(field)));
        }
    }
}
