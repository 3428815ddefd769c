package dev.syncwatch.rule.yaml;

import dev.syncwatch.rule.Position;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns the library's nodes into values; what an alias names twice is one value, so that a small file stays small. */
final class YamlTree {
    private final Problems problems;
    private final Placeholders placeholders;
    private final Map<Node, YamlValue> done = new IdentityHashMap<>();

    YamlTree(Problems problems, Placeholders placeholders) {
        this.problems = problems;
        this.placeholders = placeholders;
    }

    YamlValue of(Node node) {
        YamlValue known = done.get(node);
        if (known != null) {
            return known;
        }
        Position at = YamlReader.place(node.getStartMark());
        checkTag(node, at);
        // Stands for the node while its own content is read: an alias to what it is part of finds this.
        done.put(node, new YamlValue.Scalar(at, "", true));
        YamlValue value = convert(node, at);
        done.put(node, value);
        return value;
    }

    private YamlValue convert(Node node, Position at) {
        if (node.isRecursive()) {
            problems.add(at, "this value holds an alias of itself");
        }
        if (node instanceof MappingNode mapping) {
            return new YamlValue.Mapping(at, members(mapping));
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlValue> values = new ArrayList<>();
            sequence.getValue().forEach(item -> values.add(of(item)));
            return new YamlValue.Items(at, values);
        }
        // A tag is most likely the begin of an unquoted text: kept, it gives no second problem with what is left.
        String tag = isTagged(node) ? node.getTag().getValue() : "";
        String text = placeholders.show(tag + ((ScalarNode) node).getValue());
        return new YamlValue.Scalar(at, text, node.getTag().equals(Tag.NULL));
    }

    private Map<String, YamlValue.Member> members(MappingNode mapping) {
        Map<String, YamlValue.Member> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlValue key = of(tuple.getKeyNode());
            YamlValue value = of(tuple.getValueNode());
            if (!(key instanceof YamlValue.Scalar name)) {
                problems.add(key.at(), "a key must be a text");
            } else if (members.putIfAbsent(name.text(), new YamlValue.Member(name.at(), value)) != null) {
                problems.add(key.at(), "duplicate key " + Quoted.of(name.text()));
            }
        }
        return members;
    }

    private void checkTag(Node node, Position at) {
        if (isTagged(node)) {
            problems.add(at, SyntaxMessage.TAG);
        }
    }

    private static boolean isTagged(Node node) {
        return !node.getTag().getValue().startsWith(Tag.PREFIX);
    }
}
