package io.clonememoria.clone.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clonememoria.clone.clone.CloneView;
import io.clonememoria.clone.picture.FileForm;
import io.clonememoria.clone.picture.SentFile;
import io.clonememoria.platform.idempotency.Idempotent;
import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

/** One card, two representations; the client's Accept header chooses. */
@Path("/api/v1")
@Authenticated
@Cancellable(false)
class CardResource {
    /** 10 MB: of a picture with a card in it. */
    static final long LARGEST = 10L * 1024 * 1024;

    private static final String PNG = "image/png";

    private final CardService cards;
    private final Identity identity;

    CardResource(CardService cards, Identity identity) {
        this.cards = cards;
        this.identity = identity;
    }

    @GET
    @Path("clones/{id}/card")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The clone as a character card: JSON, or with Accept: image/png its picture with the card in it.")
    @APIResponse(responseCode = "200", description = "The card, with all that it had when it was imported.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CardDocument.class)))
    public Uni<ObjectNode> export(UUID id, @Valid @BeanParam CardQuery query) {
        return cards.export(identity.caller(), id, query.version());
    }

    @GET
    @Path("clones/{id}/card")
    @Produces(PNG)
    @APIResponse(responseCode = "200", description = "The picture.",
            content = @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<byte[]> exportPicture(UUID id, @Valid @BeanParam CardQuery query) {
        return cards.exportPicture(identity.caller(), id, query.version());
    }

    @POST
    @Path("clones/import")
    @Consumes({MediaType.APPLICATION_JSON, PNG, MediaType.APPLICATION_OCTET_STREAM})
    @ResponseStatus(201)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    @Operation(summary = "Make a clone of a character card of version 1, 2 or 3: JSON of at most 1 MB, or a PNG picture of at "
            + "most 10 MB with the card in it, which becomes the clone's picture.")
    @RequestBody(required = true, content = {
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CardDocument.class)),
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    @APIResponse(responseCode = "201", description = "The clone.")
    @APIResponse(responseCode = "402", description = "The plan has no room for another clone.")
    @APIResponse(responseCode = "413", description = "The card or the file is too large, also unfolded.")
    @APIResponse(responseCode = "422", description = "It is no card that can be imported (invalid-card), with the field.")
    public Uni<CloneView> importCard(@Valid @BeanParam ImportQuery query, byte[] file) {
        return cards.importCard(identity.caller(), query.space(), SentFile.of(file).atMost(LARGEST));
    }

    @POST
    @Path("clones/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(201)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    public Uni<CloneView> importForm(@Valid @BeanParam ImportQuery query, @Valid @BeanParam FileForm form) {
        return cards.importCard(identity.caller(), query.space(), form.sent().atMost(LARGEST));
    }
}
