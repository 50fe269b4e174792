package io.clonememoria.clone.card;

import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Cards that were imported, in the present transaction. */
@ApplicationScoped
class CardRepository {
    private final SessionSql sql;

    CardRepository(SessionSql sql) {
        this.sql = sql;
    }

    Uni<Void> keep(UUID cloneId, UUID userId, Card card) {
        return sql.update("insert into clone_cards (clone_id, user_id, card) values ($1, $2, $3::text::jsonb)",
                cloneId, userId, CardText.write(card.document())).replaceWithVoid();
    }

    /** What the clone was imported from; a new card where it was not. */
    Uni<Card> of(UUID cloneId) {
        return sql.select("select card::text from clone_cards where clone_id = $1", cloneId)
                .map(rows -> Card.kept(rows.isEmpty() ? null : CardText.kept((String) rows.getFirst()[0])));
    }
}
