package io.clonememoria.gateway.admin;

import io.clonememoria.gateway.route.Service;
import io.clonememoria.gateway.route.ServiceAddresses;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks every service for its dead letters, with the rights of the administrator. */
@ApplicationScoped
public class DeadLetterDesk {
    private static final String PATH = "/api/v1/admin/dead-letters";
    private static final List<String> PASSED_ON = List.of("limit", "cursor");

    private final ServiceAddresses addresses;
    private final AdminConfig config;
    private final HttpClient client;

    DeadLetterDesk(Vertx vertx, ServiceAddresses addresses, AdminConfig config) {
        this.addresses = addresses;
        this.config = config;
        this.client = vertx.createHttpClient();
    }

    private record Answer(Service service, PartAnswer part, List<Map<String, Object>> letters) {}

    /**
     * What is parked everywhere, or in the one service that {@code service} names; only there a {@code cursor} has a
     * meaning.
     *
     * @return never fails: who does not answer is told in the parts
     * @throws UnknownService when {@code service} names none of ours
     */
    public Future<DeadLettersView> parked(MultiMap query, String edgeToken) {
        var asked = query.contains("service")
                ? List.of(ServiceAct.service(query.get("service")))
                : Arrays.asList(Service.values());
        var path = PATH + passedOn(query);
        var answers = asked.stream().map(service -> ask(service, path, edgeToken)).toList();
        return Future.all(answers).map(all -> view(all.list()));
    }

    private static DeadLettersView view(List<Answer> answers) {
        var parts = new TreeMap<String, PartAnswer>();
        var letters = new ArrayList<Map<String, Object>>();
        answers.forEach(answer -> {
            parts.put(answer.service.label(), answer.part);
            letters.addAll(answer.letters);
        });
        letters.sort(Comparator.comparing(DeadLetterDesk::parkedAt).reversed());
        return new DeadLettersView(letters, parts);
    }

    private Future<Answer> ask(Service service, String path, String edgeToken) {
        return askFirst(addresses.of(service), path, edgeToken)
                .timeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .map(page -> page == null
                        ? without(service, PartAnswer.Status.REFUSED)
                        : new Answer(service, new PartAnswer(PartAnswer.Status.OK, page.getString("next_cursor")),
                                letters(service, page)))
                .otherwise(without(service, PartAnswer.Status.AWAY));
    }

    /** The first replica that is there. */
    private Future<@Nullable JsonObject> askFirst(List<URI> replicas, String path, String edgeToken) {
        var asked = ask(replicas.getFirst(), path, edgeToken);
        return replicas.size() == 1
                ? asked
                : asked.recover(_ -> askFirst(replicas.subList(1, replicas.size()), path, edgeToken));
    }

    /** @return null when it answers with a problem */
    private Future<@Nullable JsonObject> ask(URI replica, String path, String edgeToken) {
        return client.request(new RequestOptions().setMethod(HttpMethod.GET)
                        .setAbsoluteURI(replica.resolve(path).toString())
                        .setTimeout(config.timeout().toMillis())
                        .putHeader("authorization", "Bearer " + edgeToken))
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.body().map(body -> answer.statusCode() == 200 ? body.toJsonObject() : null));
    }

    private static List<Map<String, Object>> letters(Service service, JsonObject page) {
        return page.getJsonArray("data").stream().map(letter -> {
            var named = new LinkedHashMap<String, Object>();
            named.put("service", service.label());
            named.putAll(((JsonObject) letter).getMap());
            return (Map<String, Object>) named;
        }).toList();
    }

    private static Instant parkedAt(Map<String, Object> letter) {
        return Instant.parse(String.valueOf(letter.get("parked_at")));
    }

    private static Answer without(Service service, PartAnswer.Status status) {
        return new Answer(service, new PartAnswer(status, null), List.of());
    }

    private static String passedOn(MultiMap query) {
        var parameters = PASSED_ON.stream().filter(query::contains)
                .map(name -> name + "=" + URLEncoder.encode(query.get(name), StandardCharsets.UTF_8)).toList();
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }
}
