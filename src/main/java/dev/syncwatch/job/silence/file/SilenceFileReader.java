package dev.syncwatch.job.silence.file;

import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.reading.Values;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlReader;
import dev.syncwatch.rule.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one file of silences, once: strict YAML or JSON, as rule files are. */
public final class SilenceFileReader {
    private static final String VERSION = "1";

    private final String prefix;
    private final Problems problems;
    private final Values values;
    private final OneSilenceReader one;
    private final Map<String, Position> ids = new HashMap<>();

    private SilenceFileReader(Path file) {
        prefix = SilenceFile.prefix(file.getFileName().toString());
        problems = new Problems(file.toString());
        values = new Values(problems);
        one = new OneSilenceReader(problems, values);
    }

    /** Never throws, whatever the bytes are. {@code file} is how problems call it; its last part is in the silences' ids. */
    public static SilenceFile read(Path file, byte[] bytes) {
        return new SilenceFileReader(file).read(bytes);
    }

    private SilenceFile read(byte[] bytes) {
        if (isCommentedOut(bytes)) {
            return new SilenceFile(prefix, List.of(), List.of());
        }
        YamlValue.Mapping root = values.mapping(new YamlReader(problems).read(bytes));
        List<Silence> silences = root == null ? List.of() : silences(new Section(root, problems));
        return new SilenceFile(prefix, silences, problems.inOrder());
    }

    private List<Silence> silences(Section root) {
        checkVersion(root.need("version"));
        List<YamlValue> items = values.items(root.need("silences"));
        root.close();
        List<Silence> silences = new ArrayList<>();
        for (YamlValue item : items == null ? List.<YamlValue>of() : items) {
            YamlValue.Mapping written = values.mapping(item);
            Silence silence = written == null ? null : one.read(written, prefix);
            if (written != null) {
                checkThatIdIsNew(written.members().get("id"));
            }
            if (silence != null) {
                silences.add(silence);
            }
        }
        return silences;
    }

    private void checkVersion(YamlValue written) {
        String version = values.text(written);
        if (version != null && !version.equals(VERSION)) {
            problems.add(
                    written.at(), "unknown version " + Quoted.of(version) + Nearest.hint(version, List.of(VERSION)));
        }
    }

    private void checkThatIdIsNew(YamlValue.Member id) {
        if (id != null && id.value() instanceof YamlValue.Scalar text) {
            Position first = ids.putIfAbsent(text.text(), text.at());
            if (first != null) {
                problems.add(
                        text.at(), "duplicate id " + Quoted.of(text.text()) + "; the first is on line " + first.line());
            }
        }
    }

    // YAML would call it empty, and a file with a problem keeps the silences that it had: not what was meant.
    private static boolean isCommentedOut(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }
}
