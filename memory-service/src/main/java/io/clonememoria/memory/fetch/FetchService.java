package io.clonememoria.memory.fetch;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Fetches files from the web, and only from there. */
@ApplicationScoped
public class FetchService {
    private final FetchConfig config;
    private final HttpClient client;

    FetchService(FetchConfig config, Vertx vertx) {
        this.config = config;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.connect().toMillis())
                .setKeepAlive(false)
                .setMaxPoolSize(8)
                .setMaxHeaderSize(16 * 1024)
                .setDecompressionSupported(false)
                .setTrustAll(false)
                .setVerifyHost(true));
    }

    void stop(@Observes ShutdownEvent stopping) {
        client.closeAndForget();
    }

    /**
     * Fetches a file and hands its content on as it comes.
     *
     * @param most in bytes
     * @param keep what is done with the content; must read it, and fails with its failure
     * @throws NotFetched when it cannot be had
     */
    public <T> Uni<T> fetch(WebAddress address, long most, Function<Multi<Buffer>, Uni<T>> keep) {
        return resolve(address)
                .chain(resolved -> ask(address, resolved))
                .chain(answer -> keep.apply(bounded(answer, most)))
                .ifNoItem().after(config.time()).failWith(() -> new NotFetched("fetch-too-slow"))
                .onFailure(FetchService::isOfTheNetwork).transform(_ -> new NotFetched("not-reachable"));
    }

    /** All of what the name stands for must be public: it is not for whoever answers to say which of them is taken. */
    private Uni<InetAddress> resolve(WebAddress address) {
        return Uni.createFrom().item(() -> {
            var resolved = lookUp(address.host());
            var isOpen = config.openHosts().orElse(Set.of()).contains(address.host());
            if (!isOpen && !Arrays.stream(resolved).allMatch(PublicAddresses::contains)) {
                throw new NotFetched("address-refused");
            }
            return resolved[0];
        }).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static InetAddress[] lookUp(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            throw new NotFetched("not-reachable");
        }
    }

    /** Connects to the address that was checked; the name is asked no second time. */
    private Uni<HttpClientResponse> ask(WebAddress address, InetAddress resolved) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setServer(SocketAddress.inetSocketAddress(address.port(), resolved.getHostAddress()))
                        .setHost(address.host())
                        .setPort(address.port())
                        .setSsl(address.isSecure())
                        .setURI(address.target())
                        .setFollowRedirects(false)
                        .putHeader("User-Agent", "CloneMemoria")
                        .putHeader("Accept", "*/*")
                        .putHeader("Accept-Encoding", "identity"))
                .chain(request -> request.send())
                .invoke(answer -> {
                    answer.pause();
                    if (answer.statusCode() >= 300 && answer.statusCode() < 400) {
                        throw new NotFetched("redirected");
                    }
                    if (answer.statusCode() != 200) {
                        throw new NotFetched("http-" + answer.statusCode());
                    }
                });
    }

    private static Multi<Buffer> bounded(HttpClientResponse answer, long most) {
        var read = new AtomicLong();
        return answer.toMulti().invoke(portion -> {
            if (read.addAndGet(portion.length()) > most) {
                throw new NotFetched("too-large");
            }
        });
    }

    private static boolean isOfTheNetwork(Throwable failure) {
        return failure instanceof IOException || failure instanceof VertxException;
    }
}
