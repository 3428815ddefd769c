package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Channel;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleProblem;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlReader;
import dev.syncwatch.rule.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads one rule file, once. */
public final class FileReading {
    static final Choices<Integer> VERSION = Choices.of("version", List.of(1), String::valueOf);
    private static final Key<String> SERVICE =
            Key.optional("service", Shapes.TEXT, "learning-sync", "whose telemetry this is");

    private final String name;
    private final Problems problems;
    private final Readers readers;

    /** The pane is the one of {@link dev.syncwatch.rule.RuleFileReader#read}. */
    public FileReading(String name, Duration pane) {
        if (pane.isZero() || pane.isNegative()) {
            throw new IllegalArgumentException("the pane must be longer than 0, not " + pane);
        }
        this.name = name;
        this.problems = new Problems(name);
        this.readers = Readers.of(problems, pane);
    }

    /** Reads the file's bytes; everything that is wrong with them is in the result. */
    public RuleFile read(byte[] bytes, Map<String, String> environment) {
        YamlValue document = new YamlReader(problems).read(bytes);
        YamlValue.Mapping root = readers.values().mapping(document);
        if (root == null) {
            return new RuleFile(null, problems.inOrder(), problems.warnings(), List.of());
        }
        RuleSet rules = rules(root, bytes);
        RuleSpans spans = RuleSpans.of(root);
        List<RuleProblem> errors = attributed(problems.inOrder(), spans);
        List<RuleProblem> warnings = attributed(problems.warnings(), spans);
        if (problems.reports() > 0) {
            return new RuleFile(null, errors, warnings, List.of());
        }
        Problems unset = new Problems(name);
        readers.secrets().report(environment, unset);
        return new RuleFile(rules, List.of(), warnings, unset.inOrder());
    }

    private static List<RuleProblem> attributed(List<RuleProblem> problems, RuleSpans spans) {
        return problems.stream().map(spans::attributed).toList();
    }

    private RuleSet rules(YamlValue.Mapping root, byte[] bytes) {
        Section section = new Section(root, problems);
        readers.values().choice(section.need("version"), VERSION);
        String service = SERVICE.in(section, readers);
        RuleListReader rules = new RuleListReader(readers, mappingOrEmpty(section.find("defaults"), root.at()));
        rules.read(section.need("rules"));
        YamlValue.Mapping written = mappingOrEmpty(section.find("channels"), root.at());
        List<Channel> channels = channels(written);
        section.close();
        readers.references()
                .check(rules.declared(), rules.good(), written.members().keySet());
        root.members().forEach((key, member) -> {
            if (!key.equals("channels")) {
                readers.secrets().refuseIn(member.value());
            }
        });
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new RuleSet(service, List.copyOf(rules.good().values()), channels, hash(bytes), rules.positions(), text);
    }

    private List<Channel> channels(YamlValue.Mapping written) {
        ChannelReader reader = new ChannelReader(readers);
        List<Channel> channels = new ArrayList<>();
        written.members().forEach((channel, member) -> channels.add(reader.read(channel, member)));
        channels.removeIf(Objects::isNull);
        return channels;
    }

    private YamlValue.Mapping mappingOrEmpty(YamlValue value, Position otherwise) {
        return Values.orElse(readers.values().mapping(value), new YamlValue.Mapping(otherwise, Map.of()));
    }

    private static String hash(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
