package io.clonememoria.clone.address;

import io.clonememoria.clone.account.UserView;
import io.clonememoria.platform.consent.WithoutConsent;
import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/auth")
@Cache(noStore = true)
@WithoutConsent("Who forbade everything still proves who they are.")
@Cancellable(false)
class AddressResource {
    private final AddressService addresses;
    private final AddressChangeService changes;
    private final Identity identity;

    AddressResource(AddressService addresses, AddressChangeService changes, Identity identity) {
        this.addresses = addresses;
        this.changes = changes;
        this.identity = identity;
    }

    @POST
    @Path("verify-email")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(summary = "Prove an address with the link that was sent to it")
    @APIResponse(responseCode = "200", description = "The account, whose address is proven")
    @APIResponse(responseCode = "404", description = "The link was used, is too old, or never was")
    public Uni<UserView> verify(@Valid @NotNull TokenRequest request) {
        return addresses.verify(request.token());
    }

    @POST
    @Path("verify-email/resend")
    @Authenticated
    @ResponseStatus(202)
    @Operation(summary = "Send the link again; the one before no longer works")
    @APIResponse(responseCode = "202", description = "Sent, unless the address is proven already")
    public Uni<Void> resend() {
        return addresses.askAgain(identity.caller());
    }

    @POST
    @Path("email")
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    @ResponseStatus(202)
    @Operation(summary = "Ask for another address, which gets a link; the present one is told")
    @APIResponse(responseCode = "202", description = "The same whether or not somebody has that address")
    @APIResponse(responseCode = "422", description = "The password is wrong, or a field is not valid")
    public Uni<Void> change(@Valid @NotNull @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ChangeAddressRequest.class),
            examples = @ExampleObject(name = "change", value = ChangeAddressRequest.EXAMPLE))) ChangeAddressRequest request) {
        return changes.want(identity.caller(), request.email(), request.password());
    }

    @POST
    @Path("email/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(summary = "Take the wanted address with the link that was sent to it")
    @APIResponse(responseCode = "200", description = "The account with its new address")
    @APIResponse(responseCode = "404", description = "The link was used, is too old, or never was")
    @APIResponse(responseCode = "409", description = "Somebody has that address by now")
    public Uni<UserView> confirm(@Valid @NotNull TokenRequest request) {
        return changes.take(request.token());
    }
}
