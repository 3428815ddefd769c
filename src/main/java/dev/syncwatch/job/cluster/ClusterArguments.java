package dev.syncwatch.job.cluster;

import dev.syncwatch.job.BadSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link ClusterJob} is asked to do.
 *
 * @param file    the settings; null where they are among the options as text
 * @param options by their names
 */
public record ClusterArguments(Job job, Path file, Map<Option, String> options) {

    /** What can run on a cluster. */
    public enum Job {
        DETECTION,
        OUTPUT;

        /** Its name, on the cluster too. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What can be said beside the job. */
    public enum Option {
        /** What stands in the settings file. */
        SETTINGS_TEXT,
        /** What stands in the rule file. */
        RULES_TEXT,
        /** Brokers, instead of those in the settings. */
        KAFKA,
        /** The database, instead of that in the settings. */
        DATABASE,
        /** As whom to connect to it. */
        DATABASE_USER,
        /** Where its password is kept: {@code ${NAME}} or {@code ${file:PATH}}. */
        DATABASE_PASSWORD,
        /** Of topics that are missing. */
        PARTITIONS,
        /** Rule sets of a later version are refused: the job did not start with them. */
        RULES_UP_TO,
        /** The jar that this is, as the cluster calls it. */
        JAR;

        /** As it is written. */
        public String word() {
            return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Optional<Option> of(String word) {
            for (Option option : values()) {
                if (option.word().equals(word)) {
                    return Optional.of(option);
                }
            }
            return Optional.empty();
        }
    }

    public ClusterArguments {
        options = Map.copyOf(options);
    }

    /** Reads them; throws {@link BadSettings} that says what is wrong. */
    static ClusterArguments read(String[] words) throws BadSettings {
        Job job = words.length == 0 ? null : job(words[0]);
        Path file = null;
        Map<Option, String> options = new HashMap<>();
        for (int at = 1; at < words.length; at++) {
            Optional<Option> option = Option.of(words[at]);
            if (option.isPresent() && at + 1 < words.length) {
                options.put(option.get(), words[++at]);
            } else if (file == null && !words[at].startsWith("--")) {
                file = Path.of(words[at]);
            } else {
                throw new BadSettings("arguments: " + words[at] + " is unknown, or has no value");
            }
        }
        if (job == null || (file == null) == !options.containsKey(Option.SETTINGS_TEXT)) {
            throw new BadSettings("arguments: say which job and with what settings: detection FILE, or output FILE");
        }
        return new ClusterArguments(job, file, options);
    }

    private static Job job(String word) {
        for (Job job : Job.values()) {
            if (job.word().equals(word)) {
                return job;
            }
        }
        return null;
    }

    /** The other way round: what {@link #read} reads. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(job.word()));
        if (file != null) {
            words.add(file.toString());
        }
        options.keySet().stream().sorted().forEach(option -> words.addAll(List.of(option.word(), options.get(option))));
        return words;
    }

    Optional<String> option(Option option) {
        return Optional.ofNullable(options.get(option));
    }

    /** Settings of Kafka clients that go before those in the settings. */
    Map<String, String> brokers() {
        return option(Option.KAFKA)
                .map(brokers -> Map.of("bootstrap.servers", brokers))
                .orElse(Map.of());
    }

    /** What the settings are called in what is told about them. */
    String settingsName() {
        return file == null ? job.word() + ".yaml" : file.toString();
    }

    byte[] settings() throws IOException {
        return file == null
                ? options.get(Option.SETTINGS_TEXT).getBytes(StandardCharsets.UTF_8)
                : Files.readAllBytes(file);
    }
}
