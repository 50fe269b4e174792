package io.clonememoria.clone.mail;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.transaction.WorkerRole;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Gives up on mails that the server did not take for as long as anybody had a use for them. */
@ApplicationScoped
class ExpiredMails implements RecurringTask {
    private static final Logger LOG = Logger.getLogger(ExpiredMails.class);
    private static final String GIVE_UP = """
            delete from private.outgoing_mails where id = any (array(
                select id from private.outgoing_mails where expires_at <= clock_timestamp()
                order by expires_at limit 1000 for update skip locked))
            returning id""";

    private final MeterRegistry meters;

    ExpiredMails(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public String name() {
        return "expired-mails";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public WorkerRole role() {
        return WorkerRole.CONSUMER;
    }

    @Override
    public Uni<Long> run(SqlConnection transaction) {
        return transaction.query(GIVE_UP).execute()
                .invoke(given -> given.forEach(row -> {
                    meters.counter("clonememoria.mails", "outcome", "expired").increment();
                    LOG.errorf("Mail %s was not taken for as long as it made sense, and is not sent any more", row.getUUID(0));
                }))
                .map(given -> (long) given.size());
    }
}
