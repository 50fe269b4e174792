package io.clonememoria.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The problem document of RFC 9457.
 *
 * @param type      stable URI of the kind of problem
 * @param title     the kind in words, the same for each occurrence
 * @param status    the HTTP status
 * @param detail    this occurrence in words
 * @param instance  the path that was called
 * @param requestId the {@code x-request-id} to quote
 * @param members   what else this kind tells, flattened into the document
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "request_id"})
public record ProblemBody(String type, String title, int status, String detail, String instance,
        @Nullable String requestId, @JsonAnyGetter Map<String, Object> members) {

    /** Media type of the document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String BASE = "https://clonememoria.io/problems/";

    public static ProblemBody of(Problem problem, String path, @Nullable String requestId) {
        return new ProblemBody(uri(problem.type()), title(problem.type()), problem.status(), problem.getMessage(), path,
                requestId, problem.members());
    }

    /** A type that is a URI already (a registered one) stays as it is. */
    private static String uri(String type) {
        return type.startsWith("https://") ? type : BASE + type;
    }

    private static String title(String type) {
        var words = type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#')) + 1).replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
