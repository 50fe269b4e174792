package io.clonememoria.memory;

import static io.restassured.RestAssured.given;

import io.clonememoria.local.TestEdge;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** Calls the service as the gateway does for a person. */
public final class Api {
    private final String token;

    private Api(String token) {
        this.token = token;
    }

    public static Api as(UUID person) {
        Siblings.knowPerson(person);
        return new Api(TestEdge.token(person));
    }

    public static Api boundTo(UUID space, UUID person) {
        Siblings.knowPerson(person);
        return new Api(TestEdge.tokenBoundTo(person, space));
    }

    public static Api with(String token) {
        return new Api(token);
    }

    public RequestSpecification request() {
        return given().auth().oauth2(token);
    }

    public ValidatableResponse get(String path) {
        return request().get("/api/v1" + path).then();
    }

    public ValidatableResponse delete(String path) {
        return request().delete("/api/v1" + path).then();
    }

    public ValidatableResponse post(String path, Object body) {
        return request().contentType("application/json").body(body).post("/api/v1" + path).then();
    }

    public ValidatableResponse patch(String path, Object body) {
        return request().contentType("application/json").body(body).patch("/api/v1" + path).then();
    }

    public ValidatableResponse upload(UUID cloneId, String fileName, String mediaType, byte[] content) {
        return request().multiPart("file", fileName, content, mediaType)
                .post("/api/v1/clones/" + cloneId + "/documents").then();
    }

    public ValidatableResponse search(UUID cloneId, String query) {
        return post("/clones/" + cloneId + "/memories/search", Map.of("query", query));
    }

    /** @return the id of a memory that was added and indexed */
    public UUID remember(UUID cloneId, String title, String content) {
        return UUID.fromString(post("/clones/" + cloneId + "/memories", Map.of("title", title, "content", content))
                .statusCode(201).extract().path("id"));
    }
}
