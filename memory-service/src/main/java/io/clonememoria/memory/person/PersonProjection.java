package io.clonememoria.memory.person;

import io.clonememoria.platform.event.StateRow;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.StateProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Keeps what clone-service tells of people: consents and the role, no names and no addresses. */
@ApplicationScoped
class PersonProjection implements StateProjection {
    private static final String KEEP = """
            insert into projection.users as known (
                id, is_platform_admin, consent_data_processing, consent_voice_processing, consent_video_processing,
                consent_third_party_apis, consent_whatsapp_ingestion, deleted_at, version)
            select id, is_platform_admin, consent_data_processing, consent_voice_processing, consent_video_processing,
                consent_third_party_apis, consent_whatsapp_ingestion, deleted_at, $2
            from jsonb_populate_record(null::projection.users, $1::text::jsonb)
            on conflict (id) do update set
                is_platform_admin = excluded.is_platform_admin,
                consent_data_processing = excluded.consent_data_processing,
                consent_voice_processing = excluded.consent_voice_processing,
                consent_video_processing = excluded.consent_video_processing,
                consent_third_party_apis = excluded.consent_third_party_apis,
                consent_whatsapp_ingestion = excluded.consent_whatsapp_ingestion,
                deleted_at = excluded.deleted_at, version = excluded.version, removed_at = null
            where excluded.version > known.version""";

    private static final String REMOVE =
            "update projection.users set removed_at = now(), version = $2 where id = $1 and version < $2";

    @Override
    public String topic() {
        return Topics.STATE_USERS;
    }

    @Override
    public Uni<Void> upsert(StateRow row, SqlConnection transaction) {
        return transaction.preparedQuery(KEEP).execute(Tuple.of(row.data().encode(), row.version())).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(StateRow removal, SqlConnection transaction) {
        return transaction.preparedQuery(REMOVE)
                .execute(Tuple.of(UUID.fromString(removal.key()), removal.version())).replaceWithVoid();
    }
}
