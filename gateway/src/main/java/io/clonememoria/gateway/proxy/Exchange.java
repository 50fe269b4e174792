package io.clonememoria.gateway.proxy;

import io.clonememoria.gateway.answer.Answers;
import io.clonememoria.gateway.answer.UnreadBody;
import io.clonememoria.gateway.principal.Principal;
import io.clonememoria.gateway.route.Service;
import io.clonememoria.platform.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request on its way to a service and one answer on its way back; lives on the event loop of its request. */
final class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class);

    /** Statuses whose answers end with their headers: 204 and 304. */
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

    private static final String EVENT_STREAM = "text/event-stream";
    private static final int FIRST_REFUSAL = 400;
    /** Bytes of a body that even a service which takes no body has room for. */
    private static final int ROOM = 8 * 1024;

    /** How far it came; what a failure means depends on it. */
    private enum Stage { CONNECTING, ASKED, ANSWERING }

    private final HttpServerRequest incoming;
    private final ProxyRequest outgoing;
    private final Service service;
    private final @Nullable Principal principal;
    private final Streams streams;
    private final Answers answers;
    private final UnreadBody unread;
    private final long maxBody;
    private final Watched upload;

    private Stage stage = Stage.CONNECTING;
    private long uploaded;
    private @Nullable HttpClientRequest upstream;
    private @Nullable Patience patience;
    private @Nullable Problem reason;
    private @Nullable Streams.Entry stream;

    Exchange(HttpServerRequest incoming, Service service, String target, @Nullable Principal principal,
            @Nullable String edgeToken, long maxBody, Answers answers, UnreadBody unread, Streams streams) {
        this.incoming = incoming;
        this.outgoing = ProxyRequest.reverseProxy(incoming);
        this.service = service;
        this.principal = principal;
        this.streams = streams;
        this.answers = answers;
        this.unread = unread;
        this.maxBody = maxBody;
        var body = outgoing.getBody();
        this.upload = new Watched(body.stream(), this::sending, () -> reason = new BrokenBody());
        outgoing.setURI(target).setBody(Body.body(upload, body.length()));
        Headers.inbound(outgoing.headers(), incoming, edgeToken);
    }

    void run(Vertx vertx, Future<HttpClientRequest> connected, ProxyConfig config) {
        connected
                .compose(connection -> {
                    patience = new Patience(vertx, config.stalledAfter(), this::stalled);
                    return ask(connection);
                })
                .onSuccess(this::relay)
                .onFailure(this::giveUp);
    }

    private Future<ProxyResponse> ask(HttpClientRequest connection) {
        upstream = connection;
        stage = Stage.ASKED;
        // Failures come with the futures; without a handler Vert.x would log them as errors as well.
        connection.exceptionHandler(_ -> {});
        if (incoming.response().closed()) {
            connection.reset();
            return Future.failedFuture("the client is gone");
        }
        if (incoming.headers().contains("expect")) {
            incoming.response().writeContinue();
            incoming.headers().remove("expect");
        }
        return outgoing.send(connection);
    }

    private boolean sending(int bytes) {
        uploaded += bytes;
        moved();
        if (uploaded > maxBody) {
            breakOff(new BodyTooLarge(maxBody));
        }
        return reason == null;
    }

    /**
     * Streams the answer back.
     *
     * <p>Not by {@link ProxyResponse#send}: when the stream breaks that resets the response, after which Vert.x tells
     * nobody that the request is over, and Quarkus waits for it when it shuts down.
     */
    private void relay(ProxyResponse answer) {
        stage = Stage.ANSWERING;
        moved();
        if (mayBeUnread(answer.getStatusCode())) {
            retireConnection();
        }
        if (principal != null && isEventStream(answer)) {
            var context = Vertx.currentContext();
            stream = streams.open(principal, () -> context.runOnContext(_ -> cut()));
        }
        Headers.outbound(answer.headers());
        var response = incoming.response().setStatusCode(answer.getStatusCode());
        response.headers().addAll(answer.headers());
        var body = answer.getBody();
        response.setChunked(body.length() < 0 && !WITHOUT_BODY.contains(answer.getStatusCode()));
        new Watched(body.stream(), this::answering, () -> {}).pipe()
                .endOnFailure(false)
                .to(response)
                .onSuccess(_ -> finish())
                .onFailure(_ -> cut());
    }

    /** Whether the service may have answered without having read all of the body. */
    private boolean mayBeUnread(int status) {
        return Framing.hasBody(incoming) && (status >= FIRST_REFUSAL || uploaded > ROOM || !upload.ended());
    }

    /**
     * Has the connection closed when the answer is complete; the next request on it, somebody else's, would wait behind
     * what is unread. Later than at the beginning of the answer it could be somebody else's already.
     */
    private void retireConnection() {
        if (upstream != null) {
            // The time is only for a body or an answer that does not end, and Patience ends those.
            upstream.connection().shutdown(1, TimeUnit.HOURS);
        }
    }

    /** Other answers end by themselves, among them the one that tells somebody that the session has ended. */
    private static boolean isEventStream(ProxyResponse answer) {
        var type = answer.headers().get("content-type");
        return type != null && type.regionMatches(true, 0, EVENT_STREAM, 0, EVENT_STREAM.length());
    }

    private boolean answering(int bytes) {
        moved();
        return true;
    }

    private void moved() {
        if (patience != null) {
            patience.renew();
        }
    }

    private void stalled() {
        var senderIsSlow = stage == Stage.ASKED && !upload.ended() && !upload.held();
        breakOff(senderIsSlow ? SlowSender.problem() : ServiceFailed.interrupted(service));
    }

    /** Lets go of the service; the failure that follows from it leads to {@link #giveUp} or cuts the answer. */
    private void breakOff(Problem problem) {
        reason = problem;
        letGo();
        if (stage == Stage.ANSWERING) {
            cut();
        }
    }

    private void giveUp(Throwable cause) {
        end();
        if (incoming.response().closed()) {
            return;
        }
        if (reason == null) {
            LOG.warnf("%s failed on %s %s: %s", service.label(), incoming.method(), incoming.path(), cause);
            reason = stage == Stage.CONNECTING ? ServiceFailed.unreachable(service) : ServiceFailed.interrupted(service);
        }
        answers.problem(incoming, reason);
    }

    private void finish() {
        end();
        if (!incoming.isEnded() && !incoming.response().closed()) {
            // It answered without wanting all of the body.
            letGo();
            unread.discard(incoming);
        }
    }

    /** Half an answer must not look whole: its end is never written, and the connection is gone. */
    private void cut() {
        end();
        letGo();
        // In the next turn, for often it is the reader who went: a write fails before the connection is known as closed.
        Vertx.currentContext().runOnContext(_ -> {
            if (!incoming.response().closed()) {
                incoming.connection().close();
            }
        });
    }

    private void letGo() {
        if (upstream != null) {
            upstream.reset();
        }
    }

    private void end() {
        if (stream != null) {
            stream.close();
        }
        if (patience != null) {
            patience.end();
        }
    }
}
