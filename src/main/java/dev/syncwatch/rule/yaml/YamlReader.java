package dev.syncwatch.rule.yaml;

import dev.syncwatch.rule.Position;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads one YAML 1.2 or JSON document. */
public final class YamlReader {
    private static final Position START = new Position(1, 1);
    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 50;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .build();

    private final Problems problems;

    public YamlReader(Problems problems) {
        this.problems = problems;
    }

    /** Null if the bytes are no such document; the reason is among the problems then. */
    public YamlValue read(byte[] bytes) {
        String text = SourceText.decode(bytes, problems);
        if (text == null) {
            return null;
        }
        Placeholders placeholders = new Placeholders(text);
        String hidden = placeholders.hide(text);
        try {
            return compose(hidden)
                    .map(root -> new YamlTree(problems, placeholders).of(root))
                    .orElse(null);
        } catch (MarkedYamlEngineException e) {
            problems.add(place(e), SyntaxMessage.of(e, text));
        } catch (ReaderException e) {
            problems.add(place(e, text), "this character can't stand in YAML");
        } catch (YamlEngineException e) {
            problems.add(START, "this is no YAML that can be read");
        }
        return null;
    }

    private Optional<Node> compose(String text) {
        if (isTooMuch(text)) {
            return Optional.empty();
        }
        Optional<Node> root = new Compose(SETTINGS).composeString(text);
        if (root.isEmpty()) {
            problems.add(START, "the file is empty");
        }
        return root;
    }

    // Composing recurses and aliases multiply, so neither must be shown a document that would exhaust the stack or the
    // memory.
    private boolean isTooMuch(String text) {
        int depth = 0;
        int aliases = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : 0;
            depth -= event instanceof CollectionEndEvent ? 1 : 0;
            aliases += event instanceof AliasEvent ? 1 : 0;
            if (depth > DEEPEST || aliases > MOST_ALIASES) {
                problems.add(place(event.getStartMark()), depth > DEEPEST ? "nested too deeply" : "too many aliases");
                return true;
            }
        }
        return false;
    }

    static Position place(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                .orElse(START);
    }

    private static Position place(MarkedYamlEngineException e) {
        return place(e.getProblemMark().or(e::getContextMark));
    }

    private static Position place(ReaderException e, String text) {
        int characters = Math.min(e.getPosition(), text.codePointCount(0, text.length()));
        return SourceText.endOf(text.substring(0, text.offsetByCodePoints(0, characters)));
    }
}
