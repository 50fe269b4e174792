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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1")
@Authenticated
class DocumentResource {
    private final DocumentService documents;
    private final DocumentEditing editing;
    private final Identity identity;

    DocumentResource(DocumentService documents, DocumentEditing editing, Identity identity) {
        this.documents = documents;
        this.editing = editing;
        this.identity = identity;
    }

    /** Answers while the document is still being processed; the words of plain text can be searched already. */
    @POST
    @Path("/clones/{id}/documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(201)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    @Operation(summary = "Add a document: text, Markdown, PDF, Word, OpenDocument, RTF, EPUB, HTML or e-mail",
            description = "Plain text is read at once. Anything else is accepted and read in the background: its status is "
                    + "processing, then indexed, or failed with the reason in failure: encrypted, no-text, no-ocr, too-slow, "
                    + "too-large, unreadable or not-a-document.")
    @APIResponse(responseCode = "201", description = "Added; what is no plain text is still to be read")
    @APIResponse(responseCode = "402", description = "The plan of the clone's owner has no room: document-limit-reached.")
    @APIResponse(responseCode = "409", description = "The clone has this file: document-already-there, with its document_id.")
    @APIResponse(responseCode = "413", description = "It has more than 25 MB: file-too-large.")
    @APIResponse(responseCode = "415", description = "By its bytes it is certainly no document: unsupported-file-type.")
    public Uni<DocumentView> upload(UUID id, @Valid @BeanParam UploadForm form) {
        return documents.upload(identity.caller(), id, form.toUpload());
    }

    @POST
    @Path("/clones/{id}/documents")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    @Operation(summary = "Add a document as text, or by its address in the web",
            description = "A url without content is fetched and read in the background; besides what files may fail with, "
                    + "failure may be address-refused, not-reachable, redirected, fetch-too-slow or http- and a status.")
    @APIResponse(responseCode = "201", description = "Added; what is named by its address is still to be fetched")
    @APIResponse(responseCode = "402", description = "The plan of the clone's owner has no room: document-limit-reached.")
    public Uni<DocumentView> add(UUID id, @Valid @NotNull AddDocumentRequest request) {
        return documents.add(identity.caller(), id, request.toDraft(), request.order());
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

    @PATCH
    @Path("/documents/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the title or the language and leave what is not given")
    @APIResponse(responseCode = "200", description = "The document; with another title its passages are given new vectors")
    @APIResponse(responseCode = "403", description = "Only who added it and the space's owner and admins may: not-your-document.")
    public Uni<DocumentView> update(UUID id, @Valid @NotNull UpdateDocumentRequest request) {
        return editing.update(identity.caller(), id, request);
    }

    @POST
    @Path("/documents/{id}/reindex")
    @ResponseStatus(202)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    @Operation(summary = "Read the original again and index it anew; until then it is found as it was")
    @APIResponse(responseCode = "202", description = "The document, processing")
    @APIResponse(responseCode = "403", description = "Only who added it and the space's owner and admins may: not-your-document.")
    public Uni<DocumentView> reindex(UUID id) {
        return editing.reindex(identity.caller(), id);
    }

    @POST
    @Path("/documents/{id}/restore")
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    @Operation(summary = "Undo the deletion, with all passages")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "402", description = "The plan of the clone's owner has no room: document-limit-reached.")
    @APIResponse(responseCode = "403", description = "Only who added it and the space's owner and admins may: not-your-document.")
    @APIResponse(responseCode = "404", description = "There is none, or it was deleted too long ago: document-not-found.")
    @APIResponse(responseCode = "409", description = "The same file was added meanwhile: document-already-there.")
    public Uni<DocumentView> restore(UUID id) {
        return editing.restore(identity.caller(), id);
    }

    @DELETE
    @Path("/documents/{id}")
    public Uni<Void> delete(UUID id) {
        return documents.delete(identity.caller(), id);
    }
}
