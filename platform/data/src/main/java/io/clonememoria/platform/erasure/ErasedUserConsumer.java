package io.clonememoria.platform.erasure;

import io.clonememoria.platform.erased.ErasedUsers;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.inbox.FactConsumer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Remembers who was erased elsewhere. {@code user.erased} travels with the facts of identity, under the person's key, so
 * that it stands behind everything else that was said of them there.
 */
@ApplicationScoped
class ErasedUserConsumer implements FactConsumer {

    @Override
    public String name() {
        return "erased-users";
    }

    @Override
    public Set<String> types() {
        return Set.of("user.erased");
    }

    @Override
    public boolean alsoOfErased() {
        return true;
    }

    @Override
    public Uni<Void> apply(Fact fact, SqlConnection transaction) {
        return ErasedUsers.add(fact.subject(), transaction);
    }
}
