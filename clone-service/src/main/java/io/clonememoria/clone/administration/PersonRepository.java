package io.clonememoria.clone.administration;

import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everybody, as far as the policies show them to administrators. */
@ApplicationScoped
class PersonRepository {
    private static final String SELECT = """
            select id, email, full_name, language, email_verified_at is not null, is_platform_admin, suspended_at, deleted_at,
                created_at
            from users""";

    private static final String LIST = SELECT + """
             where (created_at, id) < ($1, $2)
              and ($3::text is null or strpos(lower(email), lower($3)) > 0 or strpos(lower(full_name), lower($3)) > 0)
            order by created_at desc, id desc limit $4""";

    private final SessionSql sql;

    PersonRepository(SessionSql sql) {
        this.sql = sql;
    }

    Uni<Page<PersonView>> list(@Nullable String words, PageRequest page) {
        var start = page.start();
        return sql.select(LIST, start.time().atOffset(ZoneOffset.UTC), start.id(), words, page.fetch())
                .map(rows -> Page.of(rows.stream().map(PersonRepository::view).toList(), page,
                        person -> new Cursor(person.createdAt(), person.id())));
    }

    Uni<PersonView> require(UUID id) {
        return sql.select(SELECT + " where id = $1", id)
                .map(rows -> rows.stream().findFirst().map(PersonRepository::view).orElseThrow(() -> new PersonNotFound(id)));
    }

    /** @return whether anything has changed */
    Uni<Boolean> makeAdministrator(UUID id, boolean administrator) {
        return sql.select("select private.make_administrator($1, $2)", id, administrator).map(rows -> (boolean) rows.getFirst()[0]);
    }

    private static PersonView view(Object[] row) {
        return new PersonView((UUID) row[0], (String) row[1], (String) row[2], (String) row[3], (boolean) row[4],
                (boolean) row[5], instant(row[6]), instant(row[7]), ((OffsetDateTime) row[8]).toInstant());
    }

    private static @Nullable Instant instant(@Nullable Object time) {
        return time == null ? null : ((OffsetDateTime) time).toInstant();
    }
}
