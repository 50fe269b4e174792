package io.clonememoria.gateway.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clonememoria.platform.problem.Problem;
import io.clonememoria.platform.problem.ProblemBody;
import io.clonememoria.platform.request.RequestId;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Writes the gateway's own answers. */
@ApplicationScoped
public class Answers {
    private static final int OK = 200;

    private final ObjectMapper json;
    private final UnreadBody unread;

    Answers(ObjectMapper json, UnreadBody unread) {
        this.json = json;
        this.unread = unread;
    }

    /** Answers 200 with a document. */
    public void document(HttpServerRequest request, Object document) {
        send(request, OK, "application/json", document);
    }

    /** Answers with a problem; cuts the connection when an answer has begun, so that no half answer looks whole. */
    public void problem(HttpServerRequest request, Problem problem) {
        var response = request.response();
        if (response.headWritten()) {
            request.connection().close();
            return;
        }
        problem.headers().forEach(response::putHeader);
        var requestId = RequestId.of(request.getHeader(RequestId.HEADER));
        response.putHeader(RequestId.HEADER, requestId);
        var body = ProblemBody.of(problem, Objects.requireNonNullElse(request.path(), ""), requestId);
        send(request, problem.status(), ProblemBody.MEDIA_TYPE, body);
    }

    private void send(HttpServerRequest request, int status, String type, Object document) {
        var response = request.response();
        if (response.closed()) {
            return;
        }
        unread.announce(request);
        response.setStatusCode(status)
                .putHeader("content-type", type)
                .end(encode(document))
                .onSuccess(_ -> unread.discard(request));
    }

    private String encode(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
