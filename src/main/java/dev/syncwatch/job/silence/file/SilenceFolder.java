package dev.syncwatch.job.silence.file;

import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.RuleProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which silences are kept as files, {@code alert-rules/silences}.
 *
 * @param path one that is not there holds no silences
 */
public record SilenceFolder(Path path) {
    private static final String SUFFIX = ".yaml";
    private static final List<String> MISTAKEN_SUFFIXES = List.of(".yml", ".json");

    /** What all files hold now. */
    public record Reading(List<SilenceFile> files) {
        /** Of the files that can be used. */
        public List<Silence> silences() {
            return files.stream().flatMap(file -> file.silences().stream()).toList();
        }

        /** Of all files, each in its order. */
        public List<RuleProblem> problems() {
            return files.stream().flatMap(file -> file.problems().stream()).toList();
        }

        /** Whether this id belongs to a file that can't be used at the moment. */
        public boolean isOfUnusableFile(String id) {
            return files.stream().anyMatch(file -> !file.problems().isEmpty() && id.startsWith(file.prefix()));
        }
    }

    /** Reads all files, in the order of their names. */
    public Reading read() throws IOException {
        List<SilenceFile> files = new ArrayList<>();
        if (Files.isDirectory(path)) {
            for (Path file : list()) {
                if (file.toString().endsWith(SUFFIX)) {
                    files.add(SilenceFileReader.read(file, Files.readAllBytes(file)));
                } else if (MISTAKEN_SUFFIXES.stream().anyMatch(file.toString()::endsWith)) {
                    files.add(mistaken(file));
                }
            }
        }
        return new Reading(files);
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static SilenceFile mistaken(Path file) {
        RuleProblem problem = new RuleProblem(
                file.toString(), new Position(1, 1), "this file is not read: files of silences end in " + SUFFIX);
        return new SilenceFile(SilenceFile.prefix(file.getFileName().toString()), List.of(), List.of(problem));
    }
}
