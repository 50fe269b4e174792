package io.clonememoria.acceptance;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** A person with an account, or nobody, calling the public API. */
record Api(String accessToken, String refreshToken, String userId, String email) {
    static final String PASSWORD = "correct horse battery staple";
    static final String FIRST_ADMINISTRATOR = "first@clonememoria.example.org";
    static final Api NOBODY = new Api("", "", "", "");

    static void connect(String gateway) {
        RestAssured.baseURI = gateway;
        RestAssured.basePath = "/api/v1";
    }

    /** A new account with an address of its own. */
    static Api newPerson() {
        var email = "person-" + UUID.randomUUID() + "@example.org";
        var answer = NOBODY.post("/auth/register",
                Map.of("email", email, "password", PASSWORD, "full_name", "Ada Example")).statusCode(201);
        return of(answer, email);
    }

    static Api of(ValidatableResponse session, String email) {
        var body = session.extract().jsonPath();
        return new Api(body.getString("access_token"), body.getString("refresh_token"), body.getString("user.id"), email);
    }

    /** Who administers the suite from its start. */
    static Api firstAdministrator() {
        return of(NOBODY.post("/auth/login", Map.of("email", FIRST_ADMINISTRATOR, "password", PASSWORD)).statusCode(200),
                FIRST_ADMINISTRATOR);
    }

    ValidatableResponse get(String path, Object... parameters) {
        return request().get(path, parameters).then();
    }

    ValidatableResponse delete(String path, Object... parameters) {
        return request().delete(path, parameters).then();
    }

    ValidatableResponse delete(String path, Map<String, ?> body) {
        return request().contentType(ContentType.JSON).body(body).delete(path).then();
    }

    ValidatableResponse patch(String path, Object body, Object... parameters) {
        return request().contentType(ContentType.JSON).body(body).patch(path, parameters).then();
    }

    ValidatableResponse post(String path, Object body, Object... parameters) {
        return request().contentType(ContentType.JSON).body(body).post(path, parameters).then();
    }

    RequestSpecification request() {
        return this == NOBODY ? given() : given().auth().preemptive().oauth2(accessToken);
    }

    String newClone(String name) {
        return post("/clones", Map.of("name", name)).statusCode(201).extract().path("id");
    }

    String newConversation(String cloneId) {
        return post("/clones/{id}/conversations", Map.of("title", "Sunday"), cloneId).statusCode(201).extract().path("id");
    }

    String remember(String cloneId, String title, String content) {
        return post("/clones/{id}/memories", Map.of("title", title, "content", content), cloneId)
                .statusCode(201).extract().path("id");
    }

    String upload(String cloneId, String title, String content) {
        return post("/clones/{id}/documents", Map.of("title", title, "content", content), cloneId)
                .statusCode(201).extract().path("id");
    }

    ValidatableResponse say(String conversationId, String content) {
        return post("/conversations/{id}/messages", Map.of("content", content), conversationId);
    }
}
