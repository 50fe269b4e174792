package io.clonememoria.gateway.health;

import static io.clonememoria.gateway.Sender.control;
import static io.clonememoria.gateway.Sender.json;
import static io.clonememoria.gateway.Sender.request;
import static io.clonememoria.gateway.Sender.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.gateway.GatewayTest;
import io.clonememoria.gateway.Impatient;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@GatewayTest
@TestProfile(Impatient.class)
class HealthTest {

    @AfterEach
    void up() throws Exception {
        control("services-up", "");
    }

    @Test
    void tellsThatAllPartsAreUpAndWhichReplicaIsNot() throws Exception {
        var answer = send(request("/api/v1/health"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)).isEqualTo(new JsonObject("""
                {"parts": {"gateway": "up", "clone-service": "up", "memory-service": "up", "workspace-service": "up",
                           "billing-service": "up"},
                 "replicas": {"workspace-service.1": "down", "workspace-service.2": "up"}}"""));
    }

    @Test
    void tellsWhichPartsAreDown() throws Exception {
        control("services-down", "");

        var answer = send(request("/api/v1/health"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(json(answer).getJsonObject("parts").getString("clone-service")).isEqualTo("down");
        assertThat(json(answer).getJsonObject("parts").getString("gateway")).isEqualTo("up");
    }

    @Test
    void canOnlyBeRead() throws Exception {
        var answer = send(request("/api/v1/health").POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD");
    }

    @Test
    void theIndexTellsWhereToGoOn() throws Exception {
        var answer = send(request("/"));

        assertThat(json(answer).getString("health")).isEqualTo("/api/v1/health");
        assertThat(json(answer).getString("api")).isEqualTo("/api/v1");
    }
}
