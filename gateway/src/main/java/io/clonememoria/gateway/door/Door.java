package io.clonememoria.gateway.door;

import io.clonememoria.gateway.admin.DeadLetterDesk;
import io.clonememoria.gateway.admin.ServiceAct;
import io.clonememoria.gateway.answer.Answers;
import io.clonememoria.gateway.credential.Credential;
import io.clonememoria.gateway.credential.Credentials;
import io.clonememoria.gateway.edge.EdgeTokens;
import io.clonememoria.gateway.health.Health;
import io.clonememoria.gateway.health.HealthService;
import io.clonememoria.gateway.limit.RateLimits;
import io.clonememoria.gateway.limit.Subject;
import io.clonememoria.gateway.principal.Principal;
import io.clonememoria.gateway.principal.Principals;
import io.clonememoria.gateway.proxy.Proxy;
import io.clonememoria.gateway.route.Access;
import io.clonememoria.gateway.route.Destination;
import io.clonememoria.gateway.route.Match;
import io.clonememoria.gateway.route.RouteTable;
import io.clonememoria.platform.problem.Problem;
import io.clonememoria.platform.problem.Unexpected;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every request from outside comes in here. */
@ApplicationScoped
class Door {
    private static final Logger LOG = Logger.getLogger(Door.class);

    private final Credentials credentials;
    private final Principals principals;
    private final RateLimits limits;
    private final EdgeTokens edgeTokens;
    private final Proxy proxy;
    private final HealthService health;
    private final DeadLetterDesk deadLetters;
    private final Answers answers;

    Door(Credentials credentials, Principals principals, RateLimits limits, EdgeTokens edgeTokens, Proxy proxy,
            HealthService health, DeadLetterDesk deadLetters, Answers answers) {
        this.credentials = credentials;
        this.principals = principals;
        this.limits = limits;
        this.edgeTokens = edgeTokens;
        this.proxy = proxy;
        this.health = health;
        this.deadLetters = deadLetters;
        this.answers = answers;
    }

    void open(@Observes Router router) {
        // Failures are targets that the router refuses before any route, such as one without a slash in front.
        router.route().handler(this::enter).failureHandler(this::enter);
    }

    private void enter(RoutingContext context) {
        var request = context.request();
        request.pause();
        then(request, credentials.of(request.headers()), credential -> admit(request, credential));
    }

    private void admit(HttpServerRequest request, Credential credential) {
        var match = RouteTable.find(request.path(), request.query());
        nameForMetrics(match);
        charge(request, personOf(credential), match);
        RequestHead.requireSensible(request);
        if (credential instanceof Credential.Refused refused) {
            throw refused.problem();
        }
        switch (match) {
            case Match.Refused refused -> throw refused.problem();
            case Match.Found found -> serve(request, found, credential);
        }
    }

    /** Metrics get the route and not the path: paths hold ids, and strangers invent them without end. */
    private static void nameForMetrics(Match match) {
        var name = match instanceof Match.Found found ? found.route().pattern() : "/unknown";
        Vertx.currentContext().putLocal("UrlPathTemplate", name);
    }

    /** Whatever comes of it, a request counts: guessing paths and tokens is what limits are for. */
    private void charge(HttpServerRequest request, @Nullable UUID person, Match match) {
        var sender = request.remoteAddress();
        var subject = Subject.of(person, sender == null ? null : sender.hostAddress());
        var signIn = match instanceof Match.Found found && found.route().access() == Access.SIGN_IN;
        var verdict = limits.charge(subject, signIn);
        request.response()
                .putHeader("RateLimit-Policy", verdict.policies())
                .putHeader("RateLimit", verdict.limits());
        verdict.refusal().ifPresent(refusal -> {
            throw refusal;
        });
    }

    private void serve(HttpServerRequest request, Match.Found found, Credential credential) {
        switch (found.route().destination()) {
            case Destination.Forwarded forwarded -> admitted(request, found, credential, principal ->
                    proxy.forward(request, forwarded.service(), found.target(), principal.orElse(null),
                            principal.map(edgeTokens::of).orElse(null)));
            case Destination.Named _ -> admitted(request, found, credential, principal -> {
                var act = ServiceAct.of(found.target());
                proxy.forward(request, act.service(), act.target(), principal.orElseThrow(),
                        edgeTokens.of(principal.orElseThrow()));
            });
            case Destination.Own.DEAD_LETTERS -> admitted(request, found, credential, principal -> {
                RequestHead.requireRead(request);
                then(request, deadLetters.parked(request.params(), edgeTokens.of(principal.orElseThrow())),
                        view -> answers.document(request, view));
            });
            case Destination.Own.INDEX -> {
                RequestHead.requireRead(request);
                answers.document(request, Index.OF_THE_API);
            }
            case Destination.Own.HEALTH -> {
                RequestHead.requireRead(request);
                then(request, health.health().map(Health::requireWhole), whole -> answers.document(request, whole));
            }
        }
    }

    /** Goes on with who asks, if they may. */
    private void admitted(HttpServerRequest request, Match.Found found, Credential credential,
            Consumer<Optional<Principal>> next) {
        if (credential instanceof Credential.None) {
            Admission.requireOpen(found.route());
        }
        // What nobody would forward needs nobody to be asked about.
        proxy.requireForwardable(request);
        then(request, principalOf(credential), principal -> {
            principal.ifPresent(known -> Admission.require(found.route(), request.method(), known));
            next.accept(principal);
        });
    }

    /** Who can be charged before anybody is asked: guessed keys are their senders', until somebody stands behind one. */
    private @Nullable UUID personOf(Credential credential) {
        return switch (credential) {
            case Credential.Token presented -> presented.token().userId();
            case Credential.Outside presented ->
                    principals.known(presented.token().fingerprint()).map(Principal::userId).orElse(null);
            case Credential.Key presented -> principals.known(presented.key().hash()).map(Principal::userId).orElse(null);
            case Credential.None _, Credential.Refused _ -> null;
        };
    }

    private Future<Optional<Principal>> principalOf(Credential credential) {
        return switch (credential) {
            case Credential.Token presented -> principals.of(presented.token()).map(Optional::of);
            case Credential.Outside presented -> principals.of(presented.token()).map(Optional::of);
            case Credential.Key presented -> principals.of(presented.key()).map(Optional::of);
            case Credential.None _ -> Future.succeededFuture(Optional.empty());
            case Credential.Refused refused -> Future.failedFuture(refused.problem());
        };
    }

    /**
     * Goes on with an outcome, in the request's own context: others may wait for the same outcome, and it may come on
     * the thread of any of them.
     */
    private <T> void then(HttpServerRequest request, Future<T> outcome, Consumer<T> next) {
        if (outcome.isComplete()) {
            settle(request, outcome, next);
            return;
        }
        var context = Vertx.currentContext();
        outcome.onComplete(_ -> context.runOnContext(_ -> settle(request, outcome, next)));
    }

    private <T> void settle(HttpServerRequest request, Future<T> outcome, Consumer<T> next) {
        try {
            if (outcome.failed()) {
                throw outcome.cause();
            }
            next.accept(outcome.result());
        } catch (Problem problem) {
            answers.problem(request, problem);
        } catch (Throwable defect) {
            LOG.errorf(defect, "Unexpected failure at %s", request.path());
            answers.problem(request, new Unexpected());
        }
    }
}
