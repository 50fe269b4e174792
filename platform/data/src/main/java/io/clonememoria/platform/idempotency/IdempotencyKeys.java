package io.clonememoria.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.Keyset;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The keys of requests, step by step, in the present transaction. Most operations need no step of it, see
 * {@link Idempotent}; this is for work that has several transactions, such as a turn of a conversation.
 */
@ApplicationScoped
public class IdempotencyKeys {
    private static final String KEEP = """
            insert into private.idempotency_keys
                (user_id, scope, bound_space_id, fingerprint, work_id, answer, expires_at)
            values ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(secs => $7))
            on conflict (user_id, scope) do update set fingerprint = excluded.fingerprint, work_id = excluded.work_id,
                answer = excluded.answer, expires_at = excluded.expires_at""";

    private final SessionSql sql;
    private final DataCipher cipher;
    private final ObjectMapper mapper;
    private final IdempotencyConfig config;

    IdempotencyKeys(SessionSql sql, @Keyset(Keyset.Of.DATA) DataCipher cipher, ObjectMapper mapper,
            IdempotencyConfig config) {
        this.sql = sql;
        this.cipher = cipher;
        this.mapper = mapper;
        this.config = config;
    }

    /** The present request, when it came with a key. Ask before the first asynchronous step. */
    public Optional<KeyedRequest> current() {
        return Attempt.current().map(Attempt::request);
    }

    /**
     * Takes the key for this transaction: until it ends nobody else gets it.
     *
     * @throws IdempotencyKeyInUse  when somebody else has it
     * @throws IdempotencyKeyReused when it was taken before for another payload
     */
    public Uni<Claim> claim(KeyedRequest request) {
        Attempt.current().ifPresent(Attempt::claimed);
        return look(request);
    }

    /** What is known of the key now; takes it as long as the transaction lasts. */
    Uni<Claim> look(KeyedRequest request) {
        return sql.select("select pg_try_advisory_xact_lock($1)", request.lock())
                .invoke(rows -> {
                    if (!(Boolean) rows.getFirst()[0]) {
                        throw new IdempotencyKeyInUse();
                    }
                })
                // a statement of its own: it sees what whoever had the lock before has committed
                .chain(() -> sql.select("select fingerprint, work_id, answer from private.idempotency_keys "
                        + "where user_id = $1 and scope = $2 and expires_at > clock_timestamp()",
                        request.userId(), request.scope()))
                .map(rows -> rows.isEmpty() ? new Claim.Free() : known(request, rows.getFirst()));
    }

    /** Remembers that the work has begun. What another request with the key does then, the work's own lease decides. */
    public Uni<Void> begin(KeyedRequest request, UUID workId) {
        return keep(request, workId, null);
    }

    /** Remembers the answer: what the resource's method will return. */
    public Uni<Void> finish(KeyedRequest request, @Nullable Object returned) {
        var answer = Answer.of(request.operation(), returned, mapper);
        return answer.isSuccess() ? keep(request, null, seal(request, answer)) : Uni.createFrom().voidItem();
    }

    /** Remembers the answer of an operation that has several representations, one of which is JSON. */
    public Uni<Void> finish(KeyedRequest request, int status, Object body) {
        return keep(request, null, seal(request, Answer.of(status, body, mapper)));
    }

    /** What the answer said. */
    public <T> T read(Answer answer, Class<T> type) {
        try {
            return mapper.readValue(Objects.requireNonNull(answer.json()), type);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private Uni<Void> keep(KeyedRequest request, @Nullable UUID workId, byte @Nullable [] answer) {
        return sql.update(KEEP, request.userId(), request.scope(), request.boundSpaceId(), request.fingerprint(), workId,
                answer == null ? null : Buffer.buffer(answer), (double) config.keep().toSeconds())
                .replaceWithVoid();
    }

    private Claim known(KeyedRequest request, Object[] row) {
        if (!request.fingerprint().equals(row[0])) {
            throw new IdempotencyKeyReused();
        }
        return row[2] == null ? new Claim.Begun((UUID) row[1]) : new Claim.Done(open(request, row[2]));
    }

    /** Answers hold what people wrote, and now and then a secret that is shown once. */
    private byte[] seal(KeyedRequest request, Answer answer) {
        try {
            return cipher.encrypt(mapper.writeValueAsBytes(answer), context(request));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private Answer open(KeyedRequest request, Object sealed) {
        var plain = cipher.decrypt(((Buffer) sealed).getBytes(), context(request));
        try {
            return mapper.readValue(new String(plain, StandardCharsets.UTF_8), Answer.class);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static String context(KeyedRequest request) {
        return "idempotency-key:" + request.userId() + ":" + request.scope();
    }
}
