package io.clonememoria.bench.subject;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

@Path("/")
@Authenticated
class NoteResource {
    private final RequestTransaction transaction;
    private final Outbox outbox;
    private final Identity identity;

    NoteResource(RequestTransaction transaction, Outbox outbox, Identity identity) {
        this.transaction = transaction;
        this.outbox = outbox;
        this.identity = identity;
    }

    @GET
    @Path("notes/{id}")
    public Uni<NoteView> guarded(UUID id) {
        return transaction.as(identity.caller(), () -> Panache.getSession().chain(session -> session.find(Note.class, id)))
                .map(NoteView::of);
    }

    @GET
    @Path("open-notes/{id}")
    public Uni<NoteView> open(UUID id) {
        identity.caller();
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session.find(OpenNote.class, id)))
                .map(NoteView::of);
    }

    @POST
    @Path("notes")
    public Uni<Written> write() {
        var caller = identity.caller();
        var note = noteOf(caller);
        var fact = Fact.of(Topics.FACTS_WORKSPACE, "note.written", note.id, Map.of("note_id", note.id, "user_id", note.userId));
        return transaction.as(caller, () -> Panache.getSession()
                        .chain(session -> session.persist(note))
                        .chain(() -> outbox.append(fact)))
                .map(_ -> new Written(fact.id(), nanoseconds(Instant.now())));
    }

    private static Note noteOf(Caller caller) {
        var note = new Note();
        note.id = UuidCreator.getTimeOrderedEpoch();
        note.userId = caller.userId();
        note.title = "A note";
        note.body = "Some words that are long enough to be a sentence.";
        note.createdAt = OffsetDateTime.now(ZoneOffset.UTC);
        return note;
    }

    private static long nanoseconds(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
