package dev.syncwatch.job;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the settings of a job from YAML, strictly. */
public final class SettingsFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(DurationText.module())
            .build();

    private SettingsFile() {}

    /**
     * Reads a record.
     *
     * @throws BadSettings if the file holds an unknown key or a value that makes no sense
     * @throws IOException if it cannot be read
     */
    public static <T> T read(Path file, Class<T> type) throws BadSettings, IOException {
        return read(file.toString(), Files.readAllBytes(file), type);
    }

    /** As {@link #read(Path, Class)}, of what stands in a file of that name. */
    public static <T> T read(String file, byte[] yaml, Class<T> type) throws BadSettings, IOException {
        try {
            // A file of comments alone leaves everything out, which is no mistake.
            boolean empty = YAML.readTree(yaml).isMissingNode();
            return empty ? YAML.readValue("{}", type) : YAML.readValue(yaml, type);
        } catch (JsonProcessingException bad) {
            JsonLocation at = bad.getLocation();
            String place = at == null ? "1:1" : at.getLineNr() + ":" + at.getColumnNr();
            throw new BadSettings(file + ":" + place + ": " + bad.getOriginalMessage());
        }
    }
}
