package io.clonememoria.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * An answer, as it can be given again.
 *
 * @param headers its own; those that every answer has, such as {@code x-request-id}, are about the repetition
 * @param json    null when it has no body
 */
public record Answer(int status, Map<String, List<String>> headers, @Nullable String json) {

    /** Header of an answer that is given again. */
    public static final String REPLAYED = "Idempotency-Replayed";

    /** What the framework makes of what an operation returned. */
    static Answer of(Method operation, @Nullable Object returned, ObjectMapper mapper) {
        return switch (returned) {
            case Response response -> of(response, mapper);
            case RestResponse<?> response -> of(response.toResponse(), mapper);
            case null -> new Answer(statusOf(operation, 204), Map.of(), null);
            default -> of(statusOf(operation, 200), returned, mapper);
        };
    }

    static Answer of(int status, Object body, ObjectMapper mapper) {
        return new Answer(status, Map.of(), write(body, mapper));
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    Response replay() {
        var response = Response.status(status);
        headers.forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        if (json != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8")).entity(new WrittenJson(json));
        }
        return response.header(REPLAYED, "true").build();
    }

    private static Answer of(Response response, ObjectMapper mapper) {
        var headers = new HashMap<String, List<String>>();
        new MultivaluedHashMap<>(response.getStringHeaders()).forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                headers.put(name, List.copyOf(values));
            }
        });
        return new Answer(response.getStatus(), headers,
                response.hasEntity() ? write(response.getEntity(), mapper) : null);
    }

    private static int statusOf(Method operation, int otherwise) {
        var declared = operation.getAnnotation(ResponseStatus.class);
        return declared == null ? otherwise : declared.value();
    }

    private static String write(Object entity, ObjectMapper mapper) {
        try {
            return mapper.writeValueAsString(entity);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
