package io.clonememoria.platform.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: their background jobs, for as long as they are remembered. One at work loses its row, and so its step. */
@ApplicationScoped
class PersonalJobs {

    @Produces
    @Singleton
    PersonalData jobs() {
        return PersonalTable.of("jobs", "messaging.jobs",
                "id, kind, space_id, payload, state, done, total, cause, created_at, started_at, finished_at")
                .expiring("finished_at < $1");
    }

    @Produces
    @Singleton
    PersonalData turns() {
        return PersonalTable.of("job_turns", "messaging.job_turns", "served_at").inOrderOf("user_id");
    }

    /** Kept for a week; what they hold is exported where it comes from. */
    @Produces
    @Singleton
    PersonalData exportPages() {
        return PersonalTable.of("export_pages", "messaging.export_pages", "job_id, page, created_at")
                .inOrderOf("job_id, page")
                .expiring("created_at < now() - interval '7 days'");
    }
}
