package io.clonememoria.platform.trace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.FactConsumer;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.request.RequestId;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.opentelemetry.api.trace.Span;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class TraceTest {
    record Seen(String requestId, String traceId) {}

    static final Map<UUID, Seen> SEEN = new ConcurrentHashMap<>();

    @Test
    void theRequestAndTheTraceOfACallAreThoseOfItsEffects() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        var subject = given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01").header("x-request-id", "call-42")
                .post("/traced").then().statusCode(200).extract().asString();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(SEEN.get(UUID.fromString(subject))).isEqualTo(new Seen("call-42", trace)));
    }

    @Path("/traced")
    @PermitAll
    public static class TracedResource {
        private final RequestTransaction transaction;
        private final Outbox outbox;

        TracedResource(RequestTransaction transaction, Outbox outbox) {
            this.transaction = transaction;
            this.outbox = outbox;
        }

        @POST
        public Uni<String> act() {
            var subject = UUID.randomUUID();
            return transaction.asUser(subject, () -> outbox.append(
                            Fact.of(Topics.FACTS_IDENTITY, "thing.traced", subject, Map.of("number", 1))))
                    .replaceWith(subject.toString());
        }
    }

    @ApplicationScoped
    static class TracedConsumer implements FactConsumer {
        @Override
        public String name() {
            return "traced";
        }

        @Override
        public Set<String> types() {
            return Set.of("thing.traced");
        }

        @Override
        public Uni<Void> apply(Fact fact, SqlConnection transaction) {
            SEEN.put(fact.subject(), new Seen(RequestId.current().orElse("none"),
                    Span.current().getSpanContext().getTraceId()));
            return Uni.createFrom().voidItem();
        }
    }
}
