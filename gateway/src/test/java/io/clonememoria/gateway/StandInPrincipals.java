package io.clonememoria.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What clone-service and billing-service know of sessions, people and keys. Everybody has one session, and nobody a key. */
final class StandInPrincipals {
    private record Told(int status, JsonObject document) {}

    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    /** From now on the answer about {@code id} has this status, and these members besides the usual ones. */
    void tell(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            told.put(request.getParam("id"), new Told(Integer.parseInt(request.getParam("status")),
                    body.length() == 0 ? new JsonObject() : body.toJsonObject()));
            request.response().end();
        });
    }

    void asked(HttpServerRequest request) {
        request.response().end("" + asked.getOrDefault(request.getParam("id"), new AtomicInteger()));
    }

    void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var path = request.path().split("/");
            var key = path[path.length - 1].equals("keys");
            var identity = path[path.length - 1].equals("identities");
            var id = key ? body.toJsonObject().getString("key_hash")
                    : identity ? body.toJsonObject().getString("subject") : path[path.length - 1];
            asked.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
            var answer = told.getOrDefault(id, new Told(key ? 404 : 200, new JsonObject()));
            var usual = key ? new JsonObject()
                    : identity ? usual(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString(), false)
                    : usual(id, path[path.length - 2].equals("sessions"));
            request.response().setStatusCode(answer.status).putHeader("retry-after", "3")
                    .end(usual.mergeIn(answer.document).encode());
        });
    }

    private static JsonObject usual(String id, boolean session) {
        var user = session ? TestIssuer.sessionOf(UUID.fromString(id)) : UUID.fromString(id);
        return new JsonObject().put("user_id", user.toString()).put("email_verified", true).put("admin", false)
                .put("suspended", false).put("data_processing", true).put("plan", "free");
    }
}
