package io.clonememoria.clone.avatar;

import io.clonememoria.clone.picture.FileForm;
import io.clonememoria.clone.picture.SentFile;
import io.clonememoria.platform.idempotency.Idempotent;
import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1")
@Authenticated
@Cancellable(false)
class AvatarResource {
    /** 5 MB. */
    static final long LARGEST = 5L * 1024 * 1024;

    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final String WEBP = "image/webp";

    private final AvatarService avatars;
    private final Identity identity;

    AvatarResource(AvatarService avatars, Identity identity) {
        this.avatars = avatars;
        this.identity = identity;
    }

    @PUT
    @Path("clones/{id}/avatar")
    @Consumes({JPEG, PNG, WEBP, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(summary = "Give the clone a picture: a JPEG, PNG or WebP file of at most 5 MB. It is recognised by its "
            + "content, turned upright, made at most 1024 pixels long and written anew without its metadata.")
    @RequestBody(required = true, content = {
        @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = WEBP, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    @APIResponse(responseCode = "200", description = "The picture as it is shown.")
    @APIResponse(responseCode = "413", description = "The file has more than 5 MB.")
    @APIResponse(responseCode = "415", description = "By its content, the file is no JPEG, PNG or WebP picture.")
    @APIResponse(responseCode = "422", description = "The file is damaged or has too many pixels.")
    @APIResponse(responseCode = "503", description = "Too many pictures are being read. Retry.")
    public Uni<AvatarView> upload(UUID id, byte[] file) {
        return avatars.upload(identity.caller(), id, SentFile.of(file).atMost(LARGEST));
    }

    @PUT
    @Path("clones/{id}/avatar")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<AvatarView> uploadForm(UUID id, @Valid @BeanParam FileForm form) {
        return avatars.upload(identity.caller(), id, form.sent().atMost(LARGEST));
    }

    @POST
    @Path("clones/{id}/avatar/generate")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    @Operation(summary = "Have a picture made by the image model that is configured. Takes the consents video_processing and "
            + "third_party_apis, of you and of the clone's owner.")
    @APIResponse(responseCode = "201", description = "The picture, beside one that was uploaded.")
    @APIResponse(responseCode = "403", description = "A consent is missing (consent-required).")
    @APIResponse(responseCode = "422", description = "The image model refuses to draw this.")
    @APIResponse(responseCode = "503", description = "No image model is configured, or it does not answer as it should.")
    public Uni<AvatarView> generate(UUID id, @Valid @NotNull GenerateAvatarRequest request) {
        return avatars.generate(identity.caller(), id, request.prompt());
    }

    @GET
    @Path("clones/{id}/avatar")
    @Produces({JPEG, PNG})
    @Operation(summary = "The clone's picture: the uploaded one, or else the generated one.")
    @APIResponse(responseCode = "200", description = "The picture.", content = {
        @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    @APIResponse(responseCode = "304", description = "It is still the one of If-None-Match.")
    @APIResponse(responseCode = "404", description = "The clone has no such picture (avatar-not-found).")
    public Uni<Response> get(UUID id, @Valid @BeanParam SourceFilter filter, @Context Request request) {
        return avatars.get(identity.caller(), id, filter.source()).map(shown -> shown.answer(request));
    }

    @DELETE
    @Path("clones/{id}/avatar")
    @Operation(summary = "Remove the clone's picture; without a source the uploaded and the generated one.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    @APIResponse(responseCode = "404", description = "The clone has no such picture (avatar-not-found).")
    public Uni<Void> delete(UUID id, @Valid @BeanParam SourceFilter filter) {
        return avatars.delete(identity.caller(), id, filter.source());
    }
}
