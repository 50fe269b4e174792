package io.clonememoria.platform.erasure;

import io.clonememoria.platform.job.Job;
import io.clonememoria.platform.job.JobHandler;
import io.clonememoria.platform.job.JobProgress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells what this service holds of the job's person, a page a step, into {@code messaging.export_pages}. It counts lines.
 */
@ApplicationScoped
public class ExportJob implements JobHandler<ExportPage> {
    public static final String KIND = "personal-data-export";

    private final PersonalDataService service;

    ExportJob(PersonalDataService service) {
        this.service = service;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<ExportPage> prepare(Job job) {
        return service.export(job.userId(), new ExportPlace(job.checkpoint().getString("kind", ""),
                job.checkpoint().getLong("skipped", 0L)));
    }

    @Override
    public Uni<JobProgress> step(Job job, ExportPage page, SqlConnection transaction) {
        var number = job.checkpoint().getInteger("page", 0);
        var done = job.done() + page.lines().size();
        return transaction.preparedQuery("""
                        insert into messaging.export_pages (job_id, page, user_id, lines) values ($1, $2, $3, $4)""")
                .execute(Tuple.of(job.id(), number, job.userId(), new JsonArray(page.lines())))
                .replaceWith(progress(number, page, done));
    }

    private static JobProgress progress(int number, ExportPage page, long done) {
        var checkpoint = new JsonObject().put("page", number + 1);
        var next = page.next();
        return next == null
                ? JobProgress.finished(checkpoint, done)
                : JobProgress.more(checkpoint.put("kind", next.kind()).put("skipped", next.skipped()), done, null);
    }
}
