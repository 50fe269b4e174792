package io.clonememoria.clone.administration;

import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Which clones there are on the platform. */
@ApplicationScoped
class CloneOverviewService {
    private static final String LIST = """
            select id, user_id, space_id, is_personal, status, language, created_at, updated_at, deleted_at from clones
            where (created_at, id) < ($1, $2) and ($3::uuid is null or user_id = $3)
            order by created_at desc, id desc limit $4""";

    private final RequestTransaction transaction;
    private final SessionSql sql;

    CloneOverviewService(RequestTransaction transaction, SessionSql sql) {
        this.transaction = transaction;
        this.sql = sql;
    }

    Uni<Page<CloneOverview>> list(Caller administrator, OverviewFilter filter, PageRequest page) {
        var start = page.start();
        return transaction.asAdministrator(administrator, () -> sql.select(LIST, start.time().atOffset(ZoneOffset.UTC),
                        start.id(), filter.person(), page.fetch())
                .map(rows -> Page.of(rows.stream().map(CloneOverviewService::view).toList(), page,
                        clone -> new Cursor(clone.createdAt(), clone.id()))));
    }

    private static CloneOverview view(Object[] row) {
        return new CloneOverview((UUID) row[0], (UUID) row[1], (UUID) row[2], (boolean) row[3], (String) row[4],
                (String) row[5], ((OffsetDateTime) row[6]).toInstant(), ((OffsetDateTime) row[7]).toInstant(),
                row[8] == null ? null : ((OffsetDateTime) row[8]).toInstant());
    }
}
