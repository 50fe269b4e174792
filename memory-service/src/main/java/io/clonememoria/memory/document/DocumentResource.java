package io.clonememoria.memory.document;

import io.clonememoria.platform.idempotency.Idempotent;
import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1")
@Authenticated
class DocumentResource {
    private final DocumentService documents;
    private final Identity identity;

    DocumentResource(DocumentService documents, Identity identity) {
        this.documents = documents;
        this.identity = identity;
    }

    /** Answers while the document is still being processed; its words can be searched already. */
    @POST
    @Path("/clones/{id}/documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(201)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    public Uni<DocumentView> upload(UUID id, @Valid @BeanParam UploadForm form) {
        return documents.upload(identity.caller(), id, form.toUpload());
    }

    @POST
    @Path("/clones/{id}/documents")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    public Uni<DocumentView> add(UUID id, @Valid @NotNull AddDocumentRequest request) {
        return documents.add(identity.caller(), id, request.toDraft());
    }

    /** The newest first. */
    @GET
    @Path("/clones/{id}/documents")
    public Uni<Page<DocumentView>> list(UUID id, @Valid @BeanParam PageRequest page) {
        return documents.list(identity.caller(), id, page).map(found -> found.map(DocumentView::of));
    }

    @GET
    @Path("/documents/{id}")
    public Uni<DocumentView> get(UUID id) {
        return documents.get(identity.caller(), id).map(DocumentView::of);
    }

    /** In the order of the text. */
    @GET
    @Path("/documents/{id}/chunks")
    public Uni<Page<DocumentChunk>> chunks(UUID id, @Valid @BeanParam PageRequest page) {
        return documents.chunks(identity.caller(), id, page);
    }

    @DELETE
    @Path("/documents/{id}")
    public Uni<Void> delete(UUID id) {
        return documents.delete(identity.caller(), id);
    }
}
