package dev.syncwatch.job.cluster;

import dev.syncwatch.job.BadSettings;
import dev.syncwatch.rule.SecretRef;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches secrets that settings of Kafka clients name, where they are needed: they travel to no cluster.
 *
 * @param where this is, for whoever has to set one
 */
public record KafkaSecrets(Map<String, String> environment, String where) {
    private static final Pattern WRITTEN = Pattern.compile(SecretRef.WRITTEN);

    /** Where the JobManager runs. */
    static KafkaSecrets ofCluster() {
        return new KafkaSecrets(System.getenv(), "where the JobManager runs");
    }

    /**
     * The settings with each {@code ${NAME}} and {@code ${file:PATH}} replaced. Those for which Kafka has providers of its own
     * ({@code config.providers}) are left to it.
     *
     * @throws BadSettings if one is not there; the message names the place
     */
    public Map<String, String> in(Map<String, String> settings) throws BadSettings {
        if (settings.containsKey("config.providers")) {
            return settings;
        }
        Map<String, String> fetched = new HashMap<>();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            fetched.put(setting.getKey(), fetched(setting.getKey(), setting.getValue()));
        }
        return fetched;
    }

    private String fetched(String key, String value) throws BadSettings {
        Matcher places = WRITTEN.matcher(value);
        StringBuilder whole = new StringBuilder();
        while (places.find()) {
            String written = places.group();
            String secret = SecretRef.read(written)
                    .flatMap(kept -> kept.resolve(environment))
                    .orElse(null);
            if (secret == null) {
                throw new BadSettings("kafka." + key + ": " + written + " is not set " + where);
            }
            places.appendReplacement(whole, Matcher.quoteReplacement(secret));
        }
        return places.appendTail(whole).toString();
    }
}
