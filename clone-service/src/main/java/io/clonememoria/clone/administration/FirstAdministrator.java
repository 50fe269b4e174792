package io.clonememoria.clone.administration;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.clone.account.Passwords;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes the first administrator at start, where there is none: once, however many replicas start at once. */
@ApplicationScoped
class FirstAdministrator {
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String APPOINT = "select outcome, user_id from private.first_administrator($1, $2, $3, $4)";

    private final FirstAdministratorConfig config;
    private final Passwords passwords;
    private final WorkerTransaction transaction;
    private final Outbox outbox;

    FirstAdministrator(FirstAdministratorConfig config, Passwords passwords, WorkerTransaction transaction, Outbox outbox) {
        this.config = config;
        this.passwords = passwords;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    void start(@Observes StartupEvent started) {
        if (config.email().isPresent() && config.password().isPresent()) {
            appoint(config.email().get(), config.password().get()).await().atMost(PATIENCE);
        }
    }

    /** Makes somebody with this address the administrator, if there is none. @return the person, null when nobody was made one */
    Uni<UUID> appoint(String email, String password) {
        return passwords.hash(password)
                .chain(hash -> transaction.as(WorkerRole.CONSUMER, sql -> sql.preparedQuery(APPOINT)
                        .execute(Tuple.of(UuidCreator.getTimeOrderedEpoch(), email, hash, config.name()))
                        .chain(rows -> announce(rows.iterator().next(), sql))));
    }

    private Uni<UUID> announce(Row appointed, SqlConnection sql) {
        var person = appointed.getUUID("user_id");
        return switch (appointed.getString("outcome")) {
            case "made" -> tell("user.registered", Map.of("user_id", person), person, sql)
                    .chain(() -> tellOfRights(person, sql));
            case "promoted" -> tellOfRights(person, sql);
            case "unproven" -> {
                // who opened it may be anybody who knew the address
                LOG.error("There is no administrator, and the account with the address of the first one is deleted or has not "
                        + "proven the address; prove it and start again");
                yield Uni.createFrom().nullItem();
            }
            default -> Uni.createFrom().nullItem();
        };
    }

    private Uni<UUID> tellOfRights(UUID person, SqlConnection sql) {
        LOG.infof("%s administers the platform from now on", person);
        return tell("user.admin_changed", Map.of("user_id", person, "is_platform_admin", true), person, sql)
                .replaceWith(person);
    }

    private Uni<Void> tell(String type, Map<String, ?> data, UUID person, SqlConnection sql) {
        return outbox.append(sql, Fact.of(Topics.FACTS_IDENTITY, type, person, data));
    }
}
