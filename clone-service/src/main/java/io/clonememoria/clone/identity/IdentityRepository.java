package io.clonememoria.clone.identity;

import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Identities are met before login: only its look-ups can see and make them. */
@ApplicationScoped
class IdentityRepository {
    private final SessionSql sql;

    IdentityRepository(SessionSql sql) {
        this.sql = sql;
    }

    /** Whose it is, deleted people included. */
    Uni<Optional<UUID>> find(OutsideIdentity identity) {
        return sql.select("select user_id from private.person_of_identity($1, $2)", identity.issuer(), identity.subject())
                .map(rows -> rows.stream().findFirst().map(row -> (UUID) row[0]));
    }

    /** @param newcomer the id of the person, if one is made of it */
    Uni<Admission> admit(OutsideIdentity identity, UUID newcomer) {
        return sql.select("select outcome, user_id from private.admit_identity($1, $2, $3, $4, $5, $6)", identity.issuer(),
                        identity.subject(), newcomer, identity.requiredEmail(), identity.emailVerified(), identity.displayName())
                .map(rows -> {
                    var person = (UUID) rows.getFirst()[1];
                    return switch ((String) rows.getFirst()[0]) {
                        case "known" -> new Admission.Known(person);
                        case "created" -> new Admission.Created(person);
                        case "linked" -> new Admission.Linked(person);
                        default -> new Admission.Taken();
                    };
                });
    }
}
