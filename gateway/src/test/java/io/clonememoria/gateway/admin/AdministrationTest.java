package io.clonememoria.gateway.admin;

import static io.clonememoria.gateway.Sender.json;
import static io.clonememoria.gateway.Sender.request;
import static io.clonememoria.gateway.Sender.send;
import static io.clonememoria.gateway.Sender.tell;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.gateway.Broker;
import io.clonememoria.gateway.GatewayTest;
import io.clonememoria.gateway.TestIssuer;
import io.quarkus.test.common.WithTestResource;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators ask of all services at once. Billing-service is away, and one replica of workspace-service. */
@GatewayTest
@WithTestResource(Broker.class)
class AdministrationTest {
    private final UUID root = UUID.randomUUID();
    private final String administrator = "Bearer " + TestIssuer.known().token(root);
    private final String somebody = "Bearer " + TestIssuer.known().token(UUID.randomUUID());

    @BeforeEach
    void administer() throws Exception {
        tell(TestIssuer.sessionOf(root), 200, new JsonObject().put("admin", true));
    }

    @Test
    void deadLettersOfAllServicesComeTogetherWithWordOfWhoDidNotAnswer() throws Exception {
        var answer = ask(administrator, "GET", "/api/v1/admin/dead-letters?limit=7");

        assertThat(answer.statusCode()).isEqualTo(200);
        var view = json(answer);
        assertThat(view.getJsonArray("data")).hasSize(3).allSatisfy(letter ->
                assertThat(((JsonObject) letter).getString("asked")).isEqualTo("limit=7"));
        assertThat(view.getJsonArray("data")).extracting(letter -> ((JsonObject) letter).getString("service"))
                .containsExactlyInAnyOrder("clone-service", "memory-service", "workspace-service");
        var parts = view.getJsonObject("parts");
        assertThat(parts.getJsonObject("workspace-service").getString("status")).isEqualTo("ok");
        assertThat(parts.getJsonObject("workspace-service").getString("next_cursor")).isEqualTo("there");
        assertThat(parts.getJsonObject("billing-service").getString("status")).isEqualTo("away");
    }

    @Test
    void oneServiceIsAskedPageByPage() throws Exception {
        var view = json(ask(administrator, "GET", "/api/v1/admin/dead-letters?service=memory-service&cursor=there"));

        assertThat(view.getJsonArray("data")).hasSize(1);
        assertThat(view.getJsonArray("data").getJsonObject(0).getString("asked")).isEqualTo("cursor=there");
        assertThat(view.getJsonObject("parts").fieldNames()).containsExactly("memory-service");
    }

    @Test
    void aServiceThatRefusesIsToldInItsPart() throws Exception {
        var view = json(ask(administrator, "GET", "/api/v1/admin/dead-letters?limit=0"));

        assertThat(view.getJsonArray("data")).isEmpty();
        assertThat(view.getJsonObject("parts").getJsonObject("clone-service").getString("status")).isEqualTo("refused");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/admin/dead-letters/clone-service/0199e2a4/replay, /api/v1/admin/dead-letters/0199e2a4/replay",
        "/api/v1/admin/state/memory-service/republish,             /api/v1/admin/state/republish",
        "/api/v1/admin/state/workspace-service/rebuild?x=y,        /api/v1/admin/state/rebuild?x=y",
    })
    void anActGoesToTheServiceThatItNames(String asked, String forwarded) throws Exception {
        var seen = json(ask(administrator, "POST", asked));

        assertThat(seen.getString("method")).isEqualTo("POST");
        assertThat(seen.getString("uri")).isEqualTo(forwarded);
        var edge = seen.getJsonObject("headers").getJsonArray("authorization").getString(0);
        assertThat(new JsonObject(new String(Base64.getUrlDecoder().decode(edge.split("\\.")[1]), StandardCharsets.UTF_8))
                .getBoolean("adm")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/admin/dead-letters/mail-service/0199e2a4/replay, 404",
        "POST, /api/v1/admin/state/gateway/republish,                  404",
        "GET,  /api/v1/admin/dead-letters?service=mail-service,        404",
        "POST, /api/v1/admin/dead-letters,                             405",
        "POST, /api/v1/admin/dead-letters/0199e2a4/replay,             404",
    })
    void whatMeansNobodyIsRefused(String method, String path, int status) throws Exception {
        assertThat(ask(administrator, method, path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/admin/dead-letters",
        "POST, /api/v1/admin/dead-letters/clone-service/0199e2a4/replay",
        "POST, /api/v1/admin/state/clone-service/republish",
        "POST, /api/v1/admin/state/clone-service/rebuild",
    })
    void itIsForAdministratorsOnly(String method, String path) throws Exception {
        assertThat(ask(somebody, method, path).statusCode()).isEqualTo(403);
        assertThat(send(request(path).method(method, BodyPublishers.noBody())).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> ask(String token, String method, String path) throws Exception {
        return send(request(path).header("Authorization", token).method(method, BodyPublishers.noBody()));
    }
}
