package io.clonememoria.platform.sibling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clonememoria.platform.problem.Forbidden;
import io.clonememoria.platform.problem.NotFound;
import io.clonememoria.platform.problem.ProblemBody;
import io.clonememoria.platform.problem.ProblemTranslators;
import io.clonememoria.platform.problem.TooLarge;
import io.clonememoria.platform.request.RequestId;
import io.quarkus.arc.All;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Opens the internal endpoints on the management port to siblings, and to nobody else. */
@ApplicationScoped
class InternalRoutes {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+)");

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final List<InternalEndpoint> endpoints;
    private final ServiceTokens tokens;
    private final ProblemTranslators problems;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final long maxBody;

    InternalRoutes(@All List<InternalEndpoint> endpoints, ServiceTokens tokens, ProblemTranslators problems,
            ObjectMapper json, Vertx vertx, SiblingConfig config) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.problems = problems;
        this.json = json;
        this.vertx = vertx;
        this.maxBody = config.maxBody().asLongValue();
    }

    void mount(@Observes ManagementInterface management) {
        var router = management.router();
        endpoints.forEach(endpoint -> router.route(endpoint.method(), endpoint.path())
                .handler(call -> enter(endpoint, call)));
        router.route("/internal/*").last().handler(call -> refuse(call,
                new NotFound("not-found", "There is no such internal operation.")));
    }

    /** A database session lives on a duplicated context that is marked as one call's own, as that of a resource is. */
    private void enter(InternalEndpoint endpoint, RoutingContext call) {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ -> answer(endpoint, call));
    }

    private void answer(InternalEndpoint endpoint, RoutingContext call) {
        var requestId = RequestId.of(call.request().getHeader(RequestId.HEADER));
        MDC.put(RequestId.LOG_KEY, requestId);
        call.response().putHeader(RequestId.HEADER, requestId);
        var context = vertx.getOrCreateContext();
        verified(endpoint, call)
                .map(token -> new InternalCall(token.service(), token.subject(), call.pathParams(), bodyOf(call)))
                // Others may have waited for the same key, and it came on the thread of one of them.
                .onComplete(known -> context.runOnContext(_ -> {
                    if (known.succeeded()) {
                        perform(endpoint, call, known.result());
                    } else {
                        refuse(call, known.cause());
                    }
                }));
    }

    private Future<ServiceTokenRules.Verified> verified(InternalEndpoint endpoint, RoutingContext call) {
        var presented = call.request().headers().getAll("authorization");
        var bearer = BEARER.matcher(presented.size() == 1 ? presented.getFirst() : "");
        if (!bearer.matches()) {
            return Future.failedFuture(new ServiceTokenRefused());
        }
        return tokens.verify(bearer.group(1)).compose(token -> token.purpose().equals(endpoint.purpose())
                ? Future.succeededFuture(token)
                : Future.failedFuture(new Forbidden("wrong-purpose", "The service token is for another purpose.")));
    }

    /** Quarkus has read it already, up to a limit of its own. */
    private Buffer bodyOf(RoutingContext call) {
        var body = call.body().buffer();
        if (body == null) {
            return Buffer.buffer();
        }
        if (body.length() > maxBody) {
            throw new TooLarge("body-too-large", "The body of a call may have at most " + maxBody + " bytes.");
        }
        return body;
    }

    private void perform(InternalEndpoint endpoint, RoutingContext call, InternalCall known) {
        Uni.createFrom().deferred(() -> endpoint.answer(known)).subscribe().with(
                document -> send(call, document),
                failure -> refuse(call, failure));
    }

    private void send(RoutingContext call, @Nullable Object document) {
        if (document == null) {
            end(call, NO_CONTENT, Buffer.buffer());
            return;
        }
        try {
            var body = encode(document);
            call.response().putHeader("content-type", "application/json");
            end(call, OK, body);
        } catch (JsonProcessingException defect) {
            refuse(call, defect);
        }
    }

    private void refuse(RoutingContext call, Throwable failure) {
        if (call.response().closed()) {
            return; // the sender is gone, which may be what failed
        }
        var path = call.request().path();
        var problem = problems.explain(failure, path);
        problem.headers().forEach(call.response()::putHeader);
        call.response().putHeader("content-type", ProblemBody.MEDIA_TYPE);
        try {
            end(call, problem.status(), encode(ProblemBody.of(problem, path, RequestId.current().orElse(null))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Buffer encode(Object document) throws JsonProcessingException {
        return document instanceof JsonObject object ? object.toBuffer() : Buffer.buffer(json.writeValueAsBytes(document));
    }

    private static void end(RoutingContext call, int status, Buffer document) {
        call.response().setStatusCode(status).end(document);
    }
}
