package dev.syncwatch.job.cluster;

import dev.syncwatch.job.BadSettings;
import dev.syncwatch.rule.SecretRef;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches secrets that settings of Kafka clients name, where the job is defined: they travel to no cluster. */
record KafkaSecrets(Map<String, String> environment) {
    private static final Pattern WRITTEN = Pattern.compile(SecretRef.WRITTEN);

    /**
     * The settings with each {@code ${NAME}} and {@code ${file:PATH}} replaced. Those for which Kafka has providers of its own
     * ({@code config.providers}) are left to it.
     *
     * @throws BadSettings if one is not there; the message names the place
     */
    Map<String, String> in(Map<String, String> settings) throws BadSettings {
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
                throw new BadSettings("kafka." + key + ": " + written + " is not set where the JobManager runs");
            }
            places.appendReplacement(whole, Matcher.quoteReplacement(secret));
        }
        return places.appendTail(whole).toString();
    }
}
