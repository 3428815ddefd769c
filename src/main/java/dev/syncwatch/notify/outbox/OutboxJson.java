package dev.syncwatch.notify.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.syncwatch.notify.plan.PlanMemory;
import java.io.IOException;
import java.util.Map;

/** The records of an outbox as JSON; fields that a later version has added are passed over. */
final class OutboxJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private OutboxJson() {}

    /** What was read and remembered. */
    record Plan(Map<String, Long> offsets, PlanMemory memory) {}

    static byte[] write(Object record) {
        try {
            return JSON.writeValueAsBytes(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records of texts, numbers and times are always JSON", impossible);
        }
    }

    /** Throws an {@link OutboxException} if the bytes are not what {@link #write} made of a {@code type}. */
    static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (IOException damaged) {
            throw new OutboxException("a record of the outbox can't be read: " + damaged.getMessage(), damaged);
        }
    }
}
