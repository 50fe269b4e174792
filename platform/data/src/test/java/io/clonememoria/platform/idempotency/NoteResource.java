package io.clonememoria.platform.idempotency;

import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.note.Note;
import io.clonememoria.platform.problem.Conflict;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Operations of every form that an operation with a key can have. */
@Path("/api/v1/notes")
@Authenticated
@Cancellable(false)
public class NoteResource {
    record Written(UUID id, String body) {}

    record Draft(String body) {}

    /** What a request waits for while it is worked on. */
    static volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
    /** Completed when one has arrived there. */
    static volatile CompletableFuture<Void> arrived = new CompletableFuture<>();

    private final Identity identity;
    private final RequestTransaction transaction;
    private final IdempotentTransaction once;

    NoteResource(Identity identity, RequestTransaction transaction, IdempotentTransaction once) {
        this.identity = identity;
        this.transaction = transaction;
        this.once = once;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Idempotent
    public Uni<Written> write(Draft draft) {
        return save(draft.body()).call(() -> {
            arrived.complete(null);
            var context = Vertx.currentContext();
            return Uni.createFrom().completionStage(gate).emitOn(task -> context.runOnContext(_ -> task.run()));
        });
    }

    @POST
    @Path("located")
    @Idempotent
    public Uni<RestResponse<Written>> located(Draft draft) {
        return save(draft.body()).map(written -> RestResponse.ResponseBuilder
                .create(RestResponse.Status.CREATED, written).location(URI.create("/api/v1/notes/" + written.id())).build());
    }

    /** Has no body and answers none. */
    @POST
    @Path("touch")
    @Idempotent
    public Uni<Void> touch() {
        return save("touched").replaceWithVoid();
    }

    @POST
    @Path("refused")
    @Idempotent
    public Uni<Written> refused(Draft draft) {
        return save(draft.body()).invoke(_ -> {
            throw new Conflict("not-now", "Written, and then refused.");
        });
    }

    @POST
    @Path("files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    public Uni<Written> upload(@RestForm FileUpload file, @RestForm String title) {
        var caller = identity.caller();
        return once.lookAhead(caller).chain(() -> once.as(caller, () -> save(title)));
    }

    /** Does not ask for the key. */
    @POST
    @Path("forgetful")
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    public Uni<Written> forgetful(Draft draft) {
        return save(draft.body());
    }

    private Uni<Written> save(String body) {
        var caller = identity.caller();
        return transaction.as(caller, () -> Note.of(caller.userId(), body).<Note>persist())
                .map(note -> new Written(note.id, note.body));
    }
}
