package io.clonememoria.launcher.api;

import com.fasterxml.jackson.databind.JsonNode;

/** @param body missing when the answer had none, a text node when it was not JSON */
public record Answer(int status, JsonNode body) {

    /** This answer, when its status is the one that the step is about. */
    public Answer expecting(int expected, String step) {
        if (status != expected) {
            throw new Unexpected(step, this);
        }
        return this;
    }

    /** A text field, empty when it is missing or null. */
    public String text(String field) {
        return body.path(field).asText("");
    }
}
