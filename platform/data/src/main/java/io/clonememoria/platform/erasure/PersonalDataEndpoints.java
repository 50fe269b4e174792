package io.clonememoria.platform.erasure;

import io.clonememoria.platform.problem.BadRequest;
import io.clonememoria.platform.problem.Forbidden;
import io.clonememoria.platform.sibling.InternalCall;
import io.clonememoria.platform.sibling.InternalEndpoint;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Function;

/** The contract as siblings call it: each service token names the one person whom the call is about. */
@ApplicationScoped
class PersonalDataEndpoints {
    private static final String PATH = "/internal/personal-data/:user";

    private final PersonalDataService service;

    PersonalDataEndpoints(PersonalDataService service) {
        this.service = service;
    }

    @Produces
    @Singleton
    InternalEndpoint count() {
        return new Endpoint(HttpMethod.GET, PATH, "count-personal-data", call -> service.count(userOf(call)));
    }

    @Produces
    @Singleton
    InternalEndpoint export() {
        return new Endpoint(HttpMethod.GET, PATH + "/export", "export-personal-data",
                call -> page(call, ExportPlace.START));
    }

    @Produces
    @Singleton
    InternalEndpoint exportOn() {
        return new Endpoint(HttpMethod.GET, PATH + "/export/:kind/:skipped", "export-personal-data",
                call -> page(call, placeOf(call)));
    }

    @Produces
    @Singleton
    InternalEndpoint erase() {
        return new Endpoint(HttpMethod.DELETE, PATH, "erase-personal-data", call -> service.erase(userOf(call)));
    }

    /** {@code next} is the path of the next page. */
    private Uni<JsonObject> page(InternalCall call, ExportPlace from) {
        var user = userOf(call);
        return service.export(user, from).map(page -> new JsonObject()
                .put("data", new JsonArray(page.lines()))
                .put("next", page.next() == null ? null : PATH.replace(":user", user.toString())
                        + "/export/" + page.next().kind() + "/" + page.next().skipped()));
    }

    private static UUID userOf(InternalCall call) {
        var user = call.parameters().get("user");
        if (!call.subject().equals(user)) {
            throw new Forbidden("wrong-subject", "The service token is about somebody else.");
        }
        try {
            return UUID.fromString(user);
        } catch (IllegalArgumentException malformed) {
            throw new BadRequest("malformed-id", "The person's id is not a UUID.");
        }
    }

    private static ExportPlace placeOf(InternalCall call) {
        try {
            return new ExportPlace(call.parameters().get("kind"),
                    Integer.parseUnsignedInt(call.parameters().get("skipped")));
        } catch (NumberFormatException malformed) {
            throw new BadRequest("malformed-place", "The export cannot go on there: not a number.");
        }
    }

    private record Endpoint(HttpMethod method, String path, String purpose, Function<InternalCall, Uni<JsonObject>> work)
            implements InternalEndpoint {
        @Override
        public Uni<?> answer(InternalCall call) {
            return work.apply(call);
        }
    }
}
