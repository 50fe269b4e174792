package io.clonememoria.memory.imports;

import io.clonememoria.platform.job.Job;
import io.clonememoria.platform.job.JobHandler;
import io.clonememoria.platform.job.JobProgress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Removes what an import has brought, some hundred memories in a step. For ever: to have it again its owner imports it
 * again, and hiding it would cost as much as writing it.
 */
@ApplicationScoped
class UndoJob implements JobHandler<UUID> {
    static final String KIND = "undo-import";
    private static final int PORTION = 500;

    private final ImportSteps imports;

    UndoJob(ImportSteps imports) {
        this.imports = imports;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<UUID> prepare(Job job) {
        return Uni.createFrom().item(UUID.fromString(job.payload().getString("import_id")));
    }

    @Override
    public Uni<JobProgress> step(Job job, UUID importId, SqlConnection sql) {
        return imports.lock(importId, sql).chain(found -> found.filter(one -> one.status() == ImportStatus.UNDOING)
                .map(one -> imports.takeBack(one, PORTION, sql).map(last -> last
                        ? JobProgress.finished(new JsonObject(), job.done() + 1)
                        : JobProgress.more(new JsonObject(), job.done() + 1, null)))
                .orElseGet(() -> Uni.createFrom().item(JobProgress.finished(new JsonObject(), job.done()))));
    }
}
