package dev.syncwatch.job;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;

/** Reads the settings file of a job, strictly: an unknown key is an error at its place. */
final class SettingsFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(DurationText.module())
            .build();

    private SettingsFile() {}

    /**
     * Reads {@code file} as a {@code type}.
     *
     * @throws BadSettings if it holds an unknown key or a value that makes no sense
     * @throws IOException if it cannot be read
     */
    static <T> T read(Path file, Class<T> type) throws BadSettings, IOException {
        try {
            return YAML.readValue(file.toFile(), type);
        } catch (JsonProcessingException bad) {
            JsonLocation at = bad.getLocation();
            String place = at == null ? "1:1" : at.getLineNr() + ":" + at.getColumnNr();
            throw new BadSettings(file + ":" + place + ": " + bad.getOriginalMessage());
        }
    }
}
