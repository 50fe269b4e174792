package io.clonememoria.gateway.principal;

import io.clonememoria.gateway.credential.AccessToken;
import io.clonememoria.gateway.credential.ApiKey;
import io.clonememoria.gateway.issuer.OutsideToken;
import io.clonememoria.gateway.route.Service;
import io.clonememoria.platform.problem.NotFound;
import io.clonememoria.platform.problem.Problem;
import io.clonememoria.platform.sibling.SiblingClient;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks clone-service about sessions and people, billing-service about keys. */
@ApplicationScoped
class PrincipalClient implements PrincipalOwners {
    private static final String PURPOSE = "resolve-principal";

    private final SiblingClient siblings;

    PrincipalClient(SiblingClient siblings) {
        this.siblings = siblings;
    }

    @Override
    public Future<Principal> of(AccessToken token, long asOf) {
        var id = token.sessionId().toString();
        return ask(Service.CLONE, HttpMethod.GET, "/internal/principals/sessions/" + id, id, null, CredentialEnded.session())
                .map(session -> {
                    // signed by the issuer and yet not its session's: whatever went wrong, nobody comes in with it
                    if (!uuid(session, "user_id").equals(token.userId())) {
                        throw CredentialEnded.session();
                    }
                    return new Principal(token.userId(), session.getBoolean("email_verified"), token.sessionId(), null, null,
                            session.getBoolean("admin"), session.getBoolean("suspended"), session.getBoolean("data_processing"),
                            session.getString("plan"), Set.of(), token.fingerprint(), token.until(), asOf);
                });
    }

    @Override
    public Future<Principal> of(OutsideToken token, long asOf) {
        var identity = new JsonObject()
                .put("issuer", token.issuer())
                .put("subject", token.subject())
                .put("email", token.email())
                .put("email_verified", token.emailVerified())
                .put("name", token.name());
        return ask(Service.CLONE, HttpMethod.POST, "/internal/principals/identities", "meet-identity", token.subject(), identity,
                CredentialEnded.identity())
                .map(user -> new Principal(uuid(user, "user_id"), user.getBoolean("email_verified"), null, null, null,
                        user.getBoolean("admin"), user.getBoolean("suspended"), user.getBoolean("data_processing"),
                        user.getString("plan"), Set.of(), token.fingerprint(), token.until(), asOf));
    }

    @Override
    public Future<Principal> of(ApiKey key, long asOf) {
        var question = new JsonObject().put("key_hash", key.hash());
        return ask(Service.BILLING, HttpMethod.POST, "/internal/principals/keys", key.hash(), question, CredentialEnded.key())
                .compose(known -> {
                    var userId = uuid(known, "user_id").toString();
                    return ask(Service.CLONE, HttpMethod.GET, "/internal/principals/users/" + userId, userId, null,
                            CredentialEnded.key())
                            .map(user -> principal(key, known, user, asOf));
                });
    }

    /** A key is never an administrator, whoever made it. */
    private static Principal principal(ApiKey key, JsonObject known, JsonObject user, long asOf) {
        var space = known.getString("space_id");
        var end = known.getString("expires_at");
        return new Principal(uuid(known, "user_id"), user.getBoolean("email_verified"), null, uuid(known, "key_id"),
                space == null ? null : UUID.fromString(space), false, user.getBoolean("suspended"),
                user.getBoolean("data_processing"), known.getString("plan"),
                known.getJsonArray("scopes").stream().map(Object::toString).collect(Collectors.toSet()),
                key.hash(), end == null ? Instant.MAX : Instant.parse(end), asOf);
    }

    private Future<JsonObject> ask(Service service, HttpMethod method, String path, String subject,
            @Nullable JsonObject question, Problem unknown) {
        return ask(service, method, path, PURPOSE, subject, question, unknown);
    }

    private Future<JsonObject> ask(Service service, HttpMethod method, String path, String purpose, String subject,
            @Nullable JsonObject question, Problem unknown) {
        return Future.fromCompletionStage(siblings.call(service.label(), method, path, purpose, subject, question)
                        .subscribeAsCompletionStage())
                .recover(failure -> Future.failedFuture(failure instanceof NotFound ? unknown : failure));
    }

    private static UUID uuid(JsonObject document, String member) {
        return UUID.fromString(document.getString(member));
    }
}
