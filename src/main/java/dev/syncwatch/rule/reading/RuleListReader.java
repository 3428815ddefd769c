package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.feasible.Feasibility;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code rules}, each with its own keys before the defaults'. */
final class RuleListReader {
    static final Choices<KindReader> KINDS = new Choices<>("kind", kinds());

    private final Readers readers;
    private final YamlValue.Mapping defaults;
    private final HeadReader heads;
    private final Map<String, Position> positions = new LinkedHashMap<>();
    private final Map<String, AlertRule> good = new LinkedHashMap<>();

    RuleListReader(Readers readers, YamlValue.Mapping defaults) {
        this.readers = readers;
        this.defaults = defaults;
        this.heads = new HeadReader(readers);
    }

    private static Map<String, KindReader> kinds() {
        Map<String, KindReader> byWord = new LinkedHashMap<>();
        byWord.put("failure-rate", new FailureRateReader());
        byWord.put("absence", new AbsenceReader());
        byWord.put("threshold", new ThresholdReader());
        byWord.put("sequence", new SequenceReader());
        byWord.put("all-of", new AllOfReader());
        return byWord;
    }

    void read(YamlValue rules) {
        heads.checkDefaults(new Section(defaults, readers.problems()));
        List<YamlValue> items = readers.values().items(rules);
        if (items != null) {
            items.forEach(this::readOne);
        }
    }

    /** The ids of all rules, those with problems too. */
    Set<String> declared() {
        return positions.keySet();
    }

    Map<String, Position> positions() {
        return positions;
    }

    /** The rules without problems, by id, in the order of the file. */
    Map<String, AlertRule> good() {
        return good;
    }

    private void readOne(YamlValue written) {
        int before = readers.problems().reports();
        YamlValue.Mapping mapping = readers.values().mapping(written);
        if (mapping == null) {
            return;
        }
        Section section = new Section(mapping, defaults, readers.problems());
        RuleHead head = heads.read(section);
        declare(head.id(), section);
        KindReader kind = readers.values().choice(section.need("kind"), KINDS);
        if (kind == null) {
            return;
        }
        Function<RuleHead, AlertRule> rule = kind.read(section, readers);
        section.close();
        if (readers.problems().reports() == before) {
            AlertRule read = rule.apply(head);
            Feasibility.of(read)
                    .forEach(objection -> readers.problems()
                            .add(Place.of(objection.path(), section), head.id(), objection.finding()));
            if (readers.problems().reports() == before) {
                good.put(head.id(), read);
            }
        }
    }

    private void declare(String id, Section section) {
        if (id == null) {
            return;
        }
        Position first = positions.putIfAbsent(id, section.at());
        if (first != null) {
            Finding duplicate = Finding.error("duplicate id " + Quoted.of(id), "the first is on line " + first.line());
            readers.problems().add(section.find("id").at(), duplicate);
        }
    }
}
