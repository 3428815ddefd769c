package dev.syncwatch.window.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FieldLookup;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.ReadNumber;
import dev.syncwatch.rule.ValueTest;
import dev.syncwatch.window.Selection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SelectorTest {

    private static final EventField[] FIELDS = {EventField.STAGE, EventField.STATUS_CODE, EventField.MESSAGE};
    private static final String[] TEXTS = {"push", "fetch", "500", "503.0", "", "x".repeat(100)};

    @Property
    void aSelectionHoldsWhereItsMatchersDo(@ForAll long seed) {
        Random random = new Random(seed);
        List<Wanted> wanted = IntStream.range(0, 1 + random.nextInt(150))
                .mapToObj(unused -> wanted(random))
                .toList();
        Selector selector = new Selector(wanted.stream().map(Wanted::selection).toList());
        for (int event = 0; event < 30; event++) {
            String[] texts = {text(random), text(random), text(random)};
            FieldLookup fields = field -> texts[List.of(FIELDS).indexOf(field)];
            long time = random.nextInt(10);
            BitSet selected = BitSet.valueOf(selector.selected(selector.held(fields, time)));
            for (int i = 0; i < wanted.size(); i++) {
                assertThat(selected.get(i))
                        .as("%s of %s", wanted.get(i), texts)
                        .isEqualTo(wanted.get(i).holds(fields, time));
            }
        }
    }

    @Test
    void aFieldMayHaveMoreConditionsThanAWordHasBits() {
        Selector selector = new Selector(IntStream.range(0, 1000)
                .<Selection>mapToObj(code -> new Selection.Matching(
                        matcher(new Condition(EventField.STATUS_CODE, List.of(ValueTest.Same.as("" + code))))))
                .toList());

        assertThat(BitSet.valueOf(selector.selected(selector.held(field -> "777", 0))).stream())
                .containsExactly(777);
    }

    /** A selection, and the same said with matchers. */
    private record Wanted(Selection selection, Matcher matching, Matcher not, long from) {
        boolean holds(FieldLookup fields, long time) {
            return matching.matches(fields) && (not == null || !not.matches(fields)) && time >= from;
        }
    }

    private static Wanted wanted(Random random) {
        Matcher one = matcher(random);
        Matcher other = matcher(random);
        Wanted always = switch (random.nextInt(5)) {
            case 0 -> new Wanted(new Selection.Matching(one), one, null, 0);
            case 1 -> new Wanted(new Selection.Activity(one), one, null, 0);
            case 2 -> new Wanted(new Selection.Both(one, other), both(one, other), null, 0);
            case 3 -> new Wanted(new Selection.Without(one, other), one, other, 0);
            default -> new Wanted(new Selection.Completed("a"), one, Matcher.any(), 0);
        };
        long from = random.nextInt(10);
        return random.nextBoolean()
                ? always
                : new Wanted(new Selection.Since(always.selection(), from), always.matching(), always.not(), from);
    }

    private static Matcher both(Matcher one, Matcher other) {
        List<Condition> conditions = new ArrayList<>(one.conditions());
        conditions.addAll(other.conditions());
        return new Matcher(conditions);
    }

    private static Matcher matcher(Condition... conditions) {
        return new Matcher(List.of(conditions));
    }

    private static Matcher matcher(Random random) {
        return new Matcher(IntStream.range(0, random.nextInt(3))
                .mapToObj(unused -> new Condition(FIELDS[random.nextInt(FIELDS.length)], List.of(test(random))))
                .toList());
    }

    private static ValueTest test(Random random) {
        ValueTest.Same same = ValueTest.Same.as(TEXTS[random.nextInt(TEXTS.length)]);
        return switch (random.nextInt(3)) {
            case 0 -> same;
            case 1 -> new ValueTest.Different(same);
            default -> new ValueTest.Compared(ValueTest.Side.ABOVE, ReadNumber.of("" + random.nextInt(600)));
        };
    }

    private static String text(Random random) {
        return random.nextInt(4) == 0 ? null : TEXTS[random.nextInt(TEXTS.length)];
    }
}
