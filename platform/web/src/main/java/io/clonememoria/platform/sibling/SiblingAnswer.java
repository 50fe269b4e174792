package io.clonememoria.platform.sibling;

import io.clonememoria.platform.problem.Conflict;
import io.clonememoria.platform.problem.NotFound;
import io.clonememoria.platform.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a sibling answered. */
record SiblingAnswer(int status, @Nullable String retryAfter, Buffer document) {

    /**
     * The document of a good answer.
     *
     * @throws Problem               what the sibling refuses for reasons of the matter, or that it cannot answer now
     * @throws IllegalStateException when one of us has a defect
     */
    JsonObject read(String service) {
        return switch (status) {
            case 200 -> json(service);
            case 204 -> new JsonObject();
            case 404 -> throw new NotFound(type(service), detail(service));
            case 409 -> throw new Conflict(type(service), detail(service));
            case 429, 502, 503, 504 -> throw SiblingUnavailable.busy(service, pause());
            // Our key or clock is wrong, or theirs: whoever asked us cannot help it, and it may pass.
            case 401 -> throw SiblingUnavailable.away(service);
            default -> throw new IllegalStateException(service + " answers " + status + ": " + document);
        };
    }

    private String type(String service) {
        var type = json(service).getString("type", "not-found");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private String detail(String service) {
        return json(service).getString("detail", "");
    }

    private JsonObject json(String service) {
        try {
            return document.toJsonObject();
        } catch (DecodeException malformed) {
            throw new IllegalStateException(service + " answers " + status + " without JSON", malformed);
        }
    }

    private Duration pause() {
        return retryAfter != null && retryAfter.matches("\\d{1,4}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : Duration.ofSeconds(1);
    }
}
