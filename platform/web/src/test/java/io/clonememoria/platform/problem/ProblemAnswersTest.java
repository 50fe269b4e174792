package io.clonememoria.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ProblemAnswersTest {
    /** Sends the header as it is. */
    private static final RestAssuredConfig RAW = RestAssured.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("garbage", ContentType.TEXT).encodeContentTypeAs("a/b/c", ContentType.TEXT)
                    .encodeContentTypeAs(";", ContentType.TEXT));

    @Test
    void aProblemNamesItsTypeStatusPathAndRequest() {
        given().header("x-request-id", "abc-1").get("/probe/limit").then()
                .statusCode(402)
                .contentType(ProblemBody.MEDIA_TYPE)
                .body("type", equalTo("https://clonememoria.io/problems/clone-limit-reached"))
                .body("title", equalTo("Clone limit reached"))
                .body("status", equalTo(402))
                .body("detail", equalTo("Your plan allows 2 clones."))
                .body("instance", equalTo("/probe/limit"))
                .body("request_id", equalTo("abc-1"))
                .body("plan", equalTo("free")).body("limit", equalTo(2)).body("used", equalTo(2));
    }

    @Test
    void whatIsAwaySaysInWholeSecondsWhenToComeBack() {
        given().get("/probe/away").then().statusCode(503).header("Retry-After", "2");
    }

    @Test
    void aDefectTellsTheRequestIdAndNothingElse() {
        given().get("/probe/defect").then().statusCode(500)
                .contentType(ProblemBody.MEDIA_TYPE)
                .body("request_id", not(equalTo(null)))
                .body(not(containsString("secret cause")))
                .body(not(containsString("Exception")));
    }

    @Test
    void validationNamesTheFieldsAsTheCallerWroteThem() {
        post("{\"full_name\":\"\",\"tone\":{\"warmth\":2},\"age\":1}").statusCode(422)
                .body("errors.field", containsInAnyOrder("full_name", "tone.warmth"))
                .body("type", equalTo("https://clonememoria.io/problems/validation-failed"));
    }

    @Test
    void validationNamesWhatIsInAListByItsPlace() {
        post("{\"full_name\":\"a\",\"age\":1,\"tones\":[{\"warmth\":1},{\"warmth\":2},null],\"nicknames\":[\"a\",\"\"]}").statusCode(422)
                .body("errors.field", containsInAnyOrder("tones[1].warmth", "tones[2]", "nicknames[1]"));
        post("{\"full_name\":\"a\",\"age\":1,\"tones\":[{\"warmth\":\"hot\"}]}").statusCode(422)
                .body("errors.field", contains("tones[0].warmth"));
    }

    @Test
    void aPartOfARequestNamesItsFieldsWithinTheWhole() {
        assertThat(new Invalid("title", "is too long").within("memories[3]").members())
                .containsEntry("errors", List.of(new FieldError("memories[3].title", "is too long")));
    }

    @Test
    void aMissingBodyIsNamedAsSuch() {
        given().contentType(ContentType.JSON).post("/probe").then().statusCode(422).body("errors.field", contains("body"));
        post("null").statusCode(422).body("errors.field", contains("body"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "{\"full_name\":\"a\",\"age\":1,\"nickname\":\"b\"} | nickname | is not a known field",
        "{\"full_name\":\"a\",\"colour\":\"BLUE\"} | colour | must be one of RED, GREEN",
        "{\"full_name\":\"a\",\"born_at\":\"yesterday\"} | born_at | must be a time in RFC 3339, such as 2026-01-31T12:00:00Z",
        "{\"full_name\":\"a\",\"age\":\"7\"} | age | must be a whole number",
        "{\"full_name\":\"a\",\"age\":7.5} | age | must be a whole number",
        "{\"full_name\":\"a\",\"age\":\" \"} | age | must be a whole number",
        "{\"full_name\":\"a\",\"colour\":0} | colour | must be one of RED, GREEN",
        "{\"full_name\":\"a\",\"age\":1,\"born_at\":\"0\"} | born_at | must be a time in RFC 3339, such as 2026-01-31T12:00:00Z",
        "{\"full_name\":\"a\",\"age\":1,\"born_at\":0} | born_at | must be a time in RFC 3339, such as 2026-01-31T12:00:00Z",
        "{\"full_name\":\"a\",\"tone\":\"\"} | tone | must be an object",
        "{\"full_name\":\"a\",\"age\":null} | age | must be a whole number",
        "{\"full_name\":\"a\",\"tone\":[]} | tone | must be an object",
        "{\"full_name\":{}} | full_name | must be a string",
        "{\"full_name\":5} | full_name | must be a string",
        "[] | body | must be an object",
        "\"text\" | body | must be an object",
    })
    void aWrongTypeNamesTheFieldAndWhatItShouldBe(String body, String field, String message) {
        post(body).statusCode(422).body("errors[0].field", equalTo(field)).body("errors[0].message", equalTo(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "{\"full_name\": |", "{ full_name: 1 } |", "{\"full_name\":\"a\",\"age\":1} trailing |",
        "{\"full_name\":\"a\",\"full_name\":\"b\"} |"})
    void brokenJsonIsABadRequest(String body, String ignored) {
        post(body).statusCode(400).body("type", equalTo("https://clonememoria.io/problems/malformed-json"))
                .body("detail", not(containsString("com.fasterxml")));
    }

    @Test
    void invalidUtf8IsABadRequest() {
        given().contentType("application/json").body(new byte[] {'"', (byte) 0xC3, '(', '"'}).post("/probe").then()
                .statusCode(400);
    }

    @Test
    void depthIsBounded() {
        post("{\"tone\":" + "[".repeat(1_000)).statusCode(matching4xx());
    }

    @Test
    void theHttpLayersRefusalsAreProblemsToo() {
        given().get("/nowhere").then().statusCode(404).contentType(ProblemBody.MEDIA_TYPE);
        given().delete("/probe").then().statusCode(405).contentType(ProblemBody.MEDIA_TYPE);
        given().contentType("text/plain").body("x").post("/probe").then().statusCode(415)
                .contentType(ProblemBody.MEDIA_TYPE);
        given().get("/probe/id/not-a-uuid").then().statusCode(404).contentType(ProblemBody.MEDIA_TYPE);
    }

    @Test
    void whatCannotBeAnsweredIsRefusedBeforeItIsDone() {
        given().accept("application/xml").contentType(ContentType.JSON).body("{\"full_name\":\"undone\",\"age\":1}")
                .post("/probe").then().statusCode(406).contentType(ProblemBody.MEDIA_TYPE);
        given().get("/probe/echoed/undone").then().statusCode(200).body(equalTo("0"));
    }

    @ParameterizedTest
    @CsvSource({"garbage", "a/b/c", "';'"})
    void whatIsNoMediaTypeIsRefused(String header) {
        given().header("Accept", header).get("/probe/page").then().statusCode(406).contentType(ProblemBody.MEDIA_TYPE);
        given().config(RAW).header("Content-Type", header).body("{}").post("/probe").then()
                .statusCode(415).contentType(ProblemBody.MEDIA_TYPE);
    }

    @Test
    void aRefusedBodyDoesNotStandInTheWayOfTheNextRequestOnItsConnection() throws Exception {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            var body = "x".repeat(3_000_000);
            var out = socket.getOutputStream();
            out.write(("POST /probe HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body + "GET /probe/page HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20_000);

            var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers).contains("HTTP/1.1 415").contains("HTTP/1.1 200").endsWith("50 false");
        }
    }

    @Test
    void pageParametersAreBounded() {
        given().get("/probe/page").then().statusCode(200).body(equalTo("50 false"));
        for (var limit : new String[] {"0", "-1", "201", "abc", "1.5", " ", "99999999999999999999", "1e2"}) {
            given().queryParam("limit", limit).get("/probe/page").then().statusCode(422).body("errors.field", contains("limit"));
        }
        given().queryParam("cursor", "%00").get("/probe/page").then().statusCode(400)
                .body("type", equalTo("https://clonememoria.io/problems/malformed-cursor"));
    }

    @Test
    void withoutACredentialTheChallengeIsGiven() {
        given().get("/probe/me").then().statusCode(401).header("WWW-Authenticate", "Bearer")
                .contentType(ProblemBody.MEDIA_TYPE);
        given().header("Authorization", "Bearer x.y.z").get("/probe/me").then().statusCode(401)
                .contentType(ProblemBody.MEDIA_TYPE);
    }

    @Test
    void anEndpointThatDeclaresNothingIsClosed() {
        given().get("/undeclared").then().statusCode(org.hamcrest.Matchers.oneOf(401, 403))
                .contentType(ProblemBody.MEDIA_TYPE);
    }

    @Test
    void aHarmfulRequestIdIsReplaced() {
        given().header("x-request-id", "a b").get("/probe/limit").then()
                .header("x-request-id", matchesPattern("[0-9a-f-]{36}"));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/probe").then();
    }

    private static org.hamcrest.Matcher<Integer> matching4xx() {
        return org.hamcrest.Matchers.allOf(org.hamcrest.Matchers.greaterThanOrEqualTo(400),
                org.hamcrest.Matchers.lessThan(500));
    }
}
