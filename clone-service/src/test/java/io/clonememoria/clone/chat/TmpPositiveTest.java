package io.clonememoria.clone.chat;

import com.sun.net.httpserver.HttpServer;
import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
@TestProfile(TmpPositiveTest.P.class)
class TmpPositiveTest {
    public static class P implements QuarkusTestProfile {
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.rest-client.memory-service.url", "http://127.0.0.1:" + 38765, "clonememoria.chat.heartbeat", "100ms");
        }
    }

    @Test
    void show() throws Exception {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 38765), 0);
        server.createContext("/", x -> {
            System.out.println("SIBLING " + x.getRequestMethod() + " " + x.getRequestURI() + " " + x.getRequestHeaders().keySet() + " " + new String(x.getRequestBody().readAllBytes()));
            try { Thread.sleep(350); } catch (InterruptedException e) {}
            var b = """
                {"results":[{"kind":"memory","id":"0190a0b0-0000-7000-8000-000000000001","memory_id":"0190a0b0-0000-7000-8000-000000000001","document_id":null,"title":"Sundays","content":"Every Sunday my mother cooked couscous. The street smelled of it.","speaker":null,"occurred_at":"1958-06-01T00:00:00Z","occurred_precision":"month","created_at":"2026-01-01T00:00:00Z","score":0.9,"similarity":0.8},
                {"kind":"chunk","id":"0190a0b0-0000-7000-8000-000000000002","memory_id":null,"document_id":"0190a0b0-0000-7000-8000-000000000003","title":"Letters","content":"Nobody but my mother could cook on a Sunday.","speaker":"Albert","occurred_at":null,"occurred_precision":null,"created_at":"2026-01-01T00:00:00Z","score":0.8}],"more":1}""".getBytes(StandardCharsets.UTF_8);
            x.getResponseHeaders().add("Content-Type", "application/json");
            x.sendResponseHeaders(200, b.length);
            x.getResponseBody().write(b);
            x.close();
        });
        server.start();
        var person = Person.registered();
        var conversation = person.opensConversation(person.makesClone());
        System.out.println("JSON " + person.posts("/conversations/" + conversation + "/messages", Map.of("content", "What did your mother cook on Sundays?")).extract().response().prettyPrint());
        var r = person.asks().accept("text/event-stream").body(Map.of("content", "What did your mother cook on Sundays?")).post("/api/v1/conversations/" + conversation + "/messages");
        System.out.println("SSE " + r.headers() + "\n" + r.asString());
        System.out.println("LIST " + person.gets("/conversations/" + conversation + "/messages").extract().asString());
        System.out.println("USAGE " + Database.column("select settled from message_usage where user_id = ?", person.id()) + Database.column("select count(*) from message_reservations where user_id = ?", person.id()));
        System.out.println("BOTH " + person.asks().accept("text/event-stream, application/json").body(Map.of("content", "x?")).post("/api/v1/conversations/" + conversation + "/messages").contentType());
        System.out.println("ANY " + person.asks().accept("*/*").body(Map.of("content", "x?")).post("/api/v1/conversations/" + conversation + "/messages").contentType());
        System.out.println("XML " + person.asks().accept("application/xml").body(Map.of("content", "x?")).post("/api/v1/conversations/" + conversation + "/messages").statusCode());
        server.stop(0);
    }
}
