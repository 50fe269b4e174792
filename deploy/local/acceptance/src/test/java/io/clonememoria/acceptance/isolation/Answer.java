package io.clonememoria.acceptance.isolation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What came back.
 *
 * @param headers all of them, a line each
 */
record Answer(int status, String headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Everything in which something could show. */
    String whole() {
        return headers + "\n" + body;
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError("not JSON: " + body, malformed);
        }
    }
}
