package io.clonememoria.bench.retrieval;

import java.util.Map;

/**
 * A memory of a set.
 *
 * @param name   in the set
 * @param fields as the API takes them
 */
record Told(String name, Map<String, Object> fields) {
    int length() {
        return ((String) fields.get("content")).length();
    }
}
