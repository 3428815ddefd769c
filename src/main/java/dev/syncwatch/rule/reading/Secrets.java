package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.SecretRef;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads where secrets are kept, and refuses {@code ${…}} where none is expected. */
final class Secrets {
    private final Problems problems;
    private final Map<YamlValue, SecretRef> found = new LinkedHashMap<>();

    Secrets(Problems problems) {
        this.problems = problems;
    }

    /** Null if no good reference stands there; the problem never repeats what does. */
    SecretRef read(String key, YamlValue value) {
        if (value == null) {
            return null;
        }
        SecretRef secret = value instanceof YamlValue.Scalar scalar
                ? SecretRef.read(scalar.text()).orElse(null)
                : null;
        if (secret == null) {
            problems.add(
                    value.at(),
                    Finding.shape("secrets never stand in a rule file", key + " must be ${NAME} or ${file:PATH}"));
        } else {
            found.put(value, secret);
        }
        return secret;
    }

    /** Reports each {@code ${…}} in a value that takes no secrets. */
    void refuseIn(YamlValue value) {
        if (value instanceof YamlValue.Items items) {
            items.values().forEach(this::refuseIn);
        } else if (value instanceof YamlValue.Mapping mapping) {
            mapping.members().values().forEach(member -> refuseIn(member.value()));
        } else if (value instanceof YamlValue.Scalar scalar && scalar.text().contains("${")) {
            problems.add(value.at(), Finding.error("${…} may stand only for the secret of a channel", null));
        }
    }

    /** A problem for each variable that is not set. */
    void report(Map<String, String> environment, Problems unset) {
        found.forEach((value, secret) -> {
            boolean isVariable = secret.place() == SecretRef.Place.ENVIRONMENT;
            if (isVariable && secret.resolve(environment).isEmpty()) {
                unset.add(value.at(), secret + " is not set");
            }
        });
    }
}
