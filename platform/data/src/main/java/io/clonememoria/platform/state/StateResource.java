package io.clonememoria.platform.state;

import io.clonememoria.platform.consent.WithoutConsent;
import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What administrators of the platform do about this service's state and its projections of others'. */
@Path("/api/v1/admin/state")
@Authenticated
@WithoutConsent("An office, and not what is the administrator's own.")
class StateResource {
    private final StateService state;
    private final Identity identity;

    StateResource(StateService state, Identity identity) {
        this.state = state;
        this.identity = identity;
    }

    @GET
    @Path("republish")
    public Uni<StateView> republications() {
        return state.republications(identity.administrator());
    }

    @POST
    @Path("republish")
    @ResponseStatus(202)
    public Uni<StateView> republish(@Valid @Nullable TopicRequest request) {
        return state.republish(identity.administrator(), TopicRequest.topicOf(request));
    }

    @POST
    @Path("rebuild")
    @ResponseStatus(202)
    public Uni<Map<String, List<String>>> rebuild(@Valid @Nullable TopicRequest request) {
        return state.rebuild(identity.administrator(), TopicRequest.topicOf(request))
                .map(topics -> Map.of("topics", topics));
    }
}
