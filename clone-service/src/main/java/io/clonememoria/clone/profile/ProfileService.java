package io.clonememoria.clone.profile;

import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Names for ids, as far as the caller may know them. */
@ApplicationScoped
class ProfileService {
    private final RequestTransaction transaction;
    private final SessionSql sql;

    ProfileService(RequestTransaction transaction, SessionSql sql) {
        this.transaction = transaction;
        this.sql = sql;
    }

    /** In the order in which they were asked for; who is unknown, gone or a stranger is left out. */
    Uni<Page<ProfileView>> of(Caller caller, ProfileIds people) {
        return transaction.as(caller, () -> sql.select("select id, full_name from private.profiles_of($1)",
                        (Object) people.toArray()))
                .map(rows -> rows.stream().map(row -> new ProfileView((UUID) row[0], (String) row[1], null)).toList())
                .map(profiles -> new Page<>(profiles, null));
    }
}
