package io.clonememoria.clone.consent;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.problem.NotFound;
import io.clonememoria.platform.request.Origin;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** How consents stand, in the person's row, and how they came to, in the ledger. */
@ApplicationScoped
class ConsentRepository {
    private static final String STANDING = """
            select consent_data_processing, consent_voice_processing, consent_video_processing, consent_third_party_apis,
                consent_whatsapp_ingestion
            from users where id = $1 and deleted_at is null""";

    private static final String ENTRY =
            "select id, consent, granted, policy_version, host(ip_address), user_agent, created_at from ";

    /** The clock's own time: of two decisions at once the later began to wait first, and now() is when it began. */
    private static final String WRITE = """
            insert into consent_log (id, user_id, consent, granted, policy_version, ip_address, user_agent, created_at)
            values ($1, $2, $3, $4, $5, $6::text::inet, $7, clock_timestamp())""";

    private final SessionSql sql;

    ConsentRepository(SessionSql sql) {
        this.sql = sql;
    }

    /** @throws NotFound when the account is gone */
    Uni<Consents> of(UUID userId) {
        return standing(STANDING, userId);
    }

    /** The same, until the end of the transaction as nobody else can change it. */
    Uni<Consents> lock(UUID userId) {
        return standing(STANDING + " for no key update", userId);
    }

    /** Sets the person's row, which travels as state. */
    Uni<Void> change(UUID userId, List<Decision> decisions) {
        var columns = decisions.stream()
                .map(decision -> "consent_" + decision.consent().wireName() + " = " + decision.granted())
                .toList();
        return sql.update("update users set " + String.join(", ", columns) + " where id = $1", userId).replaceWithVoid();
    }

    Uni<Void> write(UUID userId, Decision decision, String policyVersion) {
        var origin = Origin.current().orElse(new Origin(null, null));
        return sql.update(WRITE, UuidCreator.getTimeOrderedEpoch(), userId, decision.consent().wireName(),
                decision.granted(), policyVersion, origin.address(), origin.userAgent()).replaceWithVoid();
    }

    /** The last decision about each consent that was ever decided about. */
    Uni<Map<Consent, LedgerEntryView>> last(UUID userId) {
        return sql.select(ENTRY + "(select distinct on (consent) * from consent_log where user_id = $1 "
                        + "order by consent, created_at desc, id desc) last", userId)
                .map(rows -> {
                    var last = new EnumMap<Consent, LedgerEntryView>(Consent.class);
                    rows.stream().map(ConsentRepository::entry).forEach(entry ->
                            last.put(Consent.valueOf(entry.consent().toUpperCase(Locale.ROOT)), entry));
                    return last;
                });
    }

    Uni<Page<LedgerEntryView>> history(UUID userId, PageRequest page) {
        var start = page.start();
        return sql.select(ENTRY + "consent_log where user_id = $1 and (created_at, id) < ($2, $3) "
                        + "order by created_at desc, id desc limit $4",
                        userId, start.time().atOffset(ZoneOffset.UTC), start.id(), page.fetch())
                .map(rows -> Page.of(rows.stream().map(ConsentRepository::entry).toList(), page,
                        entry -> new Cursor(entry.createdAt(), entry.id())));
    }

    private Uni<Consents> standing(String query, UUID userId) {
        return sql.select(query, userId).map(rows -> rows.stream().findFirst()
                .map(ConsentRepository::consents)
                .orElseThrow(() -> new NotFound("account-not-found", "This account does not exist any more.")));
    }

    private static Consents consents(Object[] row) {
        var given = EnumSet.noneOf(Consent.class);
        for (var consent : Consent.values()) {
            if ((boolean) row[consent.ordinal()]) {
                given.add(consent);
            }
        }
        return new Consents(given);
    }

    private static LedgerEntryView entry(Object[] row) {
        return new LedgerEntryView((UUID) row[0], (String) row[1], (boolean) row[2], (String) row[3], (String) row[4],
                (String) row[5], ((OffsetDateTime) row[6]).toInstant());
    }
}
