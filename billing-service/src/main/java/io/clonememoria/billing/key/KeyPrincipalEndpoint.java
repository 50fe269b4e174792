package io.clonememoria.billing.key;

import io.clonememoria.platform.problem.BadRequest;
import io.clonememoria.platform.sibling.InternalCall;
import io.clonememoria.platform.sibling.InternalEndpoint;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Who stands behind a key, by the hash of it. */
@ApplicationScoped
class KeyPrincipalEndpoint implements InternalEndpoint {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String LOOK_UP =
            "select user_id, key_id, space_id, scopes, plan, expires_at from private.principal_of_key($1)";

    private final RequestTransaction transaction;
    private final SessionSql sql;

    KeyPrincipalEndpoint(RequestTransaction transaction, SessionSql sql) {
        this.transaction = transaction;
        this.sql = sql;
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.POST;
    }

    @Override
    public String path() {
        return "/internal/principals/keys";
    }

    @Override
    public String purpose() {
        return "resolve-principal";
    }

    @Override
    public Uni<?> answer(InternalCall call) {
        var hash = hashIn(call);
        return transaction.beforeLogin(() -> sql.select(LOOK_UP, hash))
                .map(rows -> rows.stream().findFirst().map(KeyPrincipalEndpoint::view).orElseThrow(KeyNotFound::new));
    }

    private static KeyPrincipalView view(Object[] row) {
        return new KeyPrincipalView((UUID) row[0], (UUID) row[1], (UUID) row[2], List.of((String[]) row[3]),
                (String) row[4], (OffsetDateTime) row[5]);
    }

    private static String hashIn(InternalCall call) {
        try {
            if (new JsonObject(call.body()).getValue("key_hash") instanceof String hash && HASH.matcher(hash).matches()) {
                return hash;
            }
        } catch (DecodeException noJson) {
            // the same answer as for a hash that is none
        }
        throw new BadRequest("invalid-key-hash", "Send {\"key_hash\": \"<64 hexadecimal digits>\"}.");
    }
}
