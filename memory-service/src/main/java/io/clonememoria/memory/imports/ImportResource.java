package io.clonememoria.memory.imports;

import io.clonememoria.platform.idempotency.Idempotent;
import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1")
@Authenticated
class ImportResource {
    private final ImportService imports;
    private final Identity identity;

    ImportResource(ImportService imports, Identity identity) {
        this.imports = imports;
        this.identity = identity;
    }

    /** Answers when the file was looked through; its messages become memories in the background. */
    @POST
    @Path("/clones/{id}/imports")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(202)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    @Operation(summary = "Import a chat: each message becomes a memory with its speaker and its time")
    @APIResponse(responseCode = "202", description = "It is being imported; follow it with GET /imports/{id}")
    @APIResponse(responseCode = "403", description = "A chat of WhatsApp takes the consent whatsapp_ingestion")
    @APIResponse(responseCode = "409", description = "The same file was imported into this clone; the problem names that import")
    @APIResponse(responseCode = "422", description = "No chat in a known format (with the first line that was not understood), "
            + "a speaker who is not in it (with those who are), or dates that can be read in two ways")
    public Uni<ImportView> begin(UUID id, @Valid @BeanParam ImportForm form) {
        return imports.begin(identity.caller(), id, form.toRequest());
    }

    @POST
    @Path("/clones/{id}/imports/preview")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    @Operation(summary = "Say what an import of a file would be, and keep nothing of it")
    @APIResponse(responseCode = "200", description = "Its format, who speaks how often, from when to when")
    @APIResponse(responseCode = "403", description = "A chat of WhatsApp takes the consent whatsapp_ingestion")
    @APIResponse(responseCode = "422", description = "No chat in a known format, with the first line that was not understood")
    public Uni<PreviewView> preview(UUID id, @Valid @BeanParam ImportForm form) {
        return imports.preview(identity.caller(), id, form.toRequest());
    }

    @GET
    @Path("/clones/{id}/imports")
    @Operation(summary = "List a clone's imports, the newest first")
    public Uni<Page<ImportView>> list(UUID id, @Valid @BeanParam PageRequest page) {
        return imports.list(identity.caller(), id, page).map(found -> found.map(ImportView::of));
    }

    @GET
    @Path("/imports/{id}")
    @Operation(summary = "Say how far an import is")
    public Uni<ImportView> get(UUID id) {
        return imports.get(identity.caller(), id).map(ImportView::of);
    }

    @POST
    @Path("/imports/{id}/cancel")
    @Idempotent
    @Operation(summary = "End an import at once; the memories that it has brought stay")
    @APIResponse(responseCode = "200", description = "It has ended")
    @APIResponse(responseCode = "409", description = "It had ended before")
    public Uni<ImportView> cancel(UUID id) {
        return imports.cancel(identity.caller(), id).map(ImportView::of);
    }

    @POST
    @Path("/imports/{id}/undo")
    @ResponseStatus(202)
    @Idempotent
    @Operation(summary = "Remove all memories of an import for ever, and end it if it goes on")
    @APIResponse(responseCode = "202", description = "They are being removed; follow it with GET /imports/{id}")
    @APIResponse(responseCode = "409", description = "It was undone before")
    public Uni<ImportView> undo(UUID id) {
        return imports.undo(identity.caller(), id).map(ImportView::of);
    }
}
