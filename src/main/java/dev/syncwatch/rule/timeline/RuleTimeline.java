package dev.syncwatch.rule.timeline;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleSet;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which version of each rule decides when, after one rule set has followed another. Times in epoch milliseconds.
 *
 * <p>A rule whose values alone differ changes at the T from which the new set acts. One whose structure differs is decided by its
 * old version until the new one, measured from that T on, has seen as much time as it looks back on. A new rule, or one that means
 * something else now (another kind, other groups, another mode), decides at once, from what came since.
 *
 * @param version of the newest set
 * @param newest  that set
 * @param from    the T from which it acts
 * @param terms   those of one rule in order of time, never two at once
 */
public record RuleTimeline(long version, RuleSet newest, long from, List<RuleTerm> terms) implements Serializable {

    public RuleTimeline {
        terms = List.copyOf(terms);
    }

    /** A set that has acted since ever. */
    public static RuleTimeline of(long version, RuleSet first) {
        List<RuleTerm> terms = first.rules().stream()
                .map(rule -> term(rule, first, RuleTerm.ALWAYS, RuleTerm.ALWAYS))
                .toList();
        return new RuleTimeline(version, first, RuleTerm.ALWAYS, terms);
    }

    /** After another set, which acts from a later T on than all before it. */
    public RuleTimeline with(long nextVersion, RuleSet next, long nextFrom) {
        if (nextFrom <= from) {
            throw new IllegalArgumentException("version " + nextVersion + " has to act later than version " + version);
        }
        List<RuleTerm> all = new ArrayList<>();
        for (String id : terms.stream().map(RuleTerm::id).distinct().toList()) {
            if (next.rule(id).isEmpty()) {
                all.addAll(cut(id, nextFrom));
            }
        }
        for (AlertRule rule : next.rules()) {
            all.addAll(following(rule, next, nextFrom));
        }
        return new RuleTimeline(nextVersion, next, nextFrom, all);
    }

    private List<RuleTerm> following(AlertRule rule, RuleSet next, long at) {
        Optional<RuleTerm> before = current(rule.id());
        boolean same = before.isPresent() && RuleStructure.isSame(before.get().rule(), rule);
        boolean goesOn = before.isPresent() && RuleStructure.goesOn(before.get().rule(), rule);
        long since = same ? before.get().since() : at;
        long decides = at;
        if (goesOn) {
            decides = same
                    ? Math.max(at, before.get().from())
                    : at + RuleStructure.memory(rule).toMillis();
        }
        List<RuleTerm> following = new ArrayList<>(cut(rule.id(), decides));
        following.add(term(rule, next, since, decides));
        return following;
    }

    private static RuleTerm term(AlertRule rule, RuleSet set, long since, long from) {
        List<String> inhibitedBy = set.rules().stream()
                .filter(other -> other.head().inhibits().contains(rule.id()))
                .map(AlertRule::id)
                .toList();
        return new RuleTerm(rule, set.hash(), inhibitedBy, since, from, RuleTerm.OPEN);
    }

    /** A rule's terms, none of them beyond a time. */
    private List<RuleTerm> cut(String id, long at) {
        return of(id).filter(term -> term.from() < at)
                .map(term -> term.until(at))
                .toList();
    }

    private Stream<RuleTerm> of(String id) {
        return terms.stream().filter(term -> term.id().equals(id));
    }

    /** The rule's newest version, whether or not it decides already; empty if the newest set has none. */
    private Optional<RuleTerm> current(String id) {
        return of(id).filter(term -> term.until() == RuleTerm.OPEN).findFirst();
    }

    /** Whether a set could follow without anything else being measured. */
    public boolean measures(RuleSet next) {
        return newest.rules().size() == next.rules().size()
                && next.rules().stream()
                        .allMatch(rule -> newest.rule(rule.id())
                                .filter(known -> RuleStructure.isSame(known, rule))
                                .isPresent());
    }

    /** Those whose episodes end at T, because from then on nothing decides for which they could go on. */
    public List<RuleTerm> endingAt(long time) {
        return terms.stream()
                .filter(term -> term.until() == time && !goesOn(term))
                .toList();
    }

    private boolean goesOn(RuleTerm ending) {
        return of(ending.id())
                .anyMatch(next -> next.from() == ending.until() && RuleStructure.goesOn(ending.rule(), next.rule()));
    }

    /** Without what decided last at or before a T that has been evaluated. */
    public RuleTimeline after(long evaluated) {
        return new RuleTimeline(
                version,
                newest,
                from,
                terms.stream().filter(term -> term.until() > evaluated).toList());
    }
}
