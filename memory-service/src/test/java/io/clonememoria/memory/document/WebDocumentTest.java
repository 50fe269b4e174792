package io.clonememoria.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.sun.net.httpserver.HttpServer;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.clonememoria.memory.extraction.SampleFiles;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that people name by their address. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class WebDocumentTest {
    private static final byte[] PAGE = SampleFiles.utf8(
            "<!DOCTYPE html><html><body><p>The orchard is in bloom again, and the bees are back.</p></body></html>");

    private final UUID rosa = UUID.randomUUID();
    private UUID grandpa;
    private HttpServer server;

    @BeforeEach
    void thereIsAPage() throws IOException {
        Siblings.knowPerson(rosa);
        Siblings.knowPlans();
        grandpa = Siblings.cloneOf(rosa);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/page.html", exchange -> {
            exchange.sendResponseHeaders(200, PAGE.length);
            try (var out = exchange.getResponseBody()) {
                out.write(PAGE);
            }
        });
        server.start();
    }

    @AfterEach
    void thePageIsGone() {
        server.stop(0);
    }

    @Test
    void isFetchedReadAndKept() {
        var id = add("localhost", "/page.html").statusCode(201)
                .body("status", equalTo("processing")).body("source_type", equalTo("web")).body("size_bytes", equalTo(0))
                .body("source_url", equalTo(address("localhost", "/page.html")))
                .extract().<String>path("id");

        assertThat(onceProcessed(id)).containsEntry("status", "indexed").containsEntry("media_type", "text/html")
                .containsEntry("size_bytes", PAGE.length);
        Api.as(rosa).search(grandpa, "orchard bees").body("results[0].document_id", equalTo(id));

        server.stop(0); // what was fetched is there to be read again
        Api.as(rosa).post("/documents/" + id + "/reindex", Map.of()).statusCode(202);
        assertThat(onceProcessed(id)).containsEntry("status", "indexed");
    }

    @Test
    void isKnownWhenItIsThereAlready() {
        var first = add("localhost", "/page.html").statusCode(201).extract().<String>path("id");
        assertThat(onceProcessed(first)).containsEntry("status", "indexed");

        var second = add("localhost", "/page.html").statusCode(201).extract().<String>path("id");

        assertThat(onceProcessed(second)).containsEntry("failure", "document-already-there");
        Api.as(rosa).get("/documents/" + second + "/chunks").body("data", empty());
    }

    @Test
    void isLetInOnceWhenTheSameFileComesFromElsewhereAtThatMoment() throws SQLException {
        var other = Api.as(rosa).upload(grandpa, "page.html", "text/html", PAGE).statusCode(201).extract().<String>path("id");
        assertThat(onceProcessed(other)).containsEntry("status", "indexed");
        Api.as(rosa).delete("/documents/" + other).statusCode(204);

        String id;
        try (var restoring = TestInfrastructure.superuser("memory")) {
            restoring.setAutoCommit(false);
            Database.column(restoring, "select pg_advisory_xact_lock(hashtextextended(clone_id || sha256, 0)) from clone_documents where id = ?",
                    UUID.fromString(other));
            Database.column(restoring, "update clone_documents set deleted_at = null where id = ? returning id", UUID.fromString(other));
            id = add("localhost", "/page.html").statusCode(201).extract().path("id");
            Eventually.see(() -> Database.count("select count(*) from pg_locks where locktype = 'advisory' and not granted"),
                    waiting -> waiting > 0);
            restoring.commit();
        }

        assertThat(onceProcessed(id)).containsEntry("failure", "document-already-there");
        Api.as(rosa).get("/documents/" + other).body("status", equalTo("indexed"));
    }

    @Test
    void isNotFetchedFromInsideTheHouse() {
        var own = add("127.0.0.1", "/page.html").statusCode(201).extract().<String>path("id");
        var missing = add("localhost", "/none").statusCode(201).extract().<String>path("id");

        assertThat(onceProcessed(own)).containsEntry("status", "failed").containsEntry("failure", "address-refused");
        assertThat(onceProcessed(missing)).containsEntry("failure", "http-404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org/a", "http://user:secret@example.org/", "http://0x7f.1/", "example.org", "http://example.org./"})
    void mustBeAnAddressAsUsual(String url) {
        Api.as(rosa).post("/clones/" + grandpa + "/documents", Map.of("title", "A page", "url", url))
                .statusCode(422).body("errors.field", hasItem("url"));
    }

    @Test
    void mustBeThereIfThereIsNoText() {
        Api.as(rosa).post("/clones/" + grandpa + "/documents", Map.of("title", "A page"))
                .statusCode(422).body("errors.field", hasItem("content"));
        Api.as(rosa).post("/clones/" + grandpa + "/documents",
                        Map.of("title", "A page", "content", "Words.", "url", "https://example.org/a"))
                .statusCode(201).body("source_url", equalTo("https://example.org/a")).body("chunk_count", equalTo(1));
    }

    private ValidatableResponse add(String host, String path) {
        return Api.as(rosa).post("/clones/" + grandpa + "/documents", Map.of("title", "A page", "url", address(host, path)));
    }

    private String address(String host, String path) {
        return "http://" + host + ":" + server.getAddress().getPort() + path;
    }

    private Map<String, Object> onceProcessed(String id) {
        return Eventually.see(() -> Api.as(rosa).get("/documents/" + id).extract().<Map<String, Object>>path("$"),
                document -> !document.get("status").equals("processing"));
    }
}
