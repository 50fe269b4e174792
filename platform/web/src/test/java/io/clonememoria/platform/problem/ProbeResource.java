package io.clonememoria.platform.problem;

import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** An endpoint that fails in every way that an endpoint can. */
@Path("/probe")
@PermitAll
public class ProbeResource {
    public enum Colour { RED, GREEN }

    public record Tone(@Max(1) double warmth) {}

    public record ProbeRequest(@NotBlank @Size(max = 10) String fullName, @Valid Tone tone, Colour colour,
            Instant bornAt, int age, List<@NotNull @Valid Tone> tones, List<@NotBlank String> nicknames) {}

    static class ClonesSpent extends LimitExceeded {
        ClonesSpent() {
            super("clone-limit-reached", "Your plan allows 2 clones.", "free", 2, 2);
        }
    }

    private static final Map<String, Integer> ECHOED = new ConcurrentHashMap<>();

    private final Identity identity;

    ProbeResource(Identity identity) {
        this.identity = identity;
    }

    @POST
    public Uni<Map<String, Object>> echo(@Valid @NotNull ProbeRequest request) {
        ECHOED.merge(request.fullName(), 1, Integer::sum);
        return Uni.createFrom().item(Map.of("full_name", request.fullName()));
    }

    /** How often a name was echoed. */
    @GET
    @Path("echoed/{name}")
    public String echoed(String name) {
        return ECHOED.getOrDefault(name, 0).toString();
    }

    @GET
    @Path("page")
    public String page(@BeanParam @Valid PageRequest page) {
        return page.limit() + " " + page.after().isPresent();
    }

    @GET
    @Path("id/{id}")
    public String id(UUID id) {
        return id.toString();
    }

    @GET
    @Path("limit")
    public Uni<String> limit() {
        return Uni.createFrom().failure(new ClonesSpent());
    }

    @GET
    @Path("away")
    public Uni<String> away() {
        return Uni.createFrom().failure(new Unavailable("away", "Gone fishing.", Duration.ofMillis(1500)));
    }

    @GET
    @Path("defect")
    public String defect() {
        throw new IllegalStateException("secret cause");
    }

    @GET
    @Path("me")
    @Authenticated
    public String me() {
        return identity.caller().userId() + " " + identity.caller().boundSpaceId();
    }

    @GET
    @Path("admin")
    @Authenticated
    public String administrator() {
        return identity.administrator().userId().toString();
    }

    /** Where administrators work. */
    @Path("/api/v1/admin/probe")
    public static class AdminProbe {
        private final Identity identity;

        AdminProbe(Identity identity) {
            this.identity = identity;
        }

        @GET
        @Authenticated
        public String get() {
            return identity.administrator().userId().toString();
        }
    }

    /** Says nothing about who may call it. */
    @Path("/undeclared")
    public static class Undeclared {
        @GET
        public String get() {
            return "never";
        }
    }
}
