package dev.syncwatch.rule.feasible;

import dev.syncwatch.rule.Finding;

/**
 * What is wrong with a rule, and where.
 *
 * @param path the key, or a path of keys and indexes such as {@code steps/1/event}
 */
public record Objection(String path, Finding finding) {
    static Objection neverFires(String path, String why, String hint) {
        return new Objection(path, Finding.error("can never fire: " + why, hint));
    }

    static Objection neverResolves(String path, String why, String hint) {
        return new Objection(path, Finding.error("can never resolve: " + why, hint));
    }
}
