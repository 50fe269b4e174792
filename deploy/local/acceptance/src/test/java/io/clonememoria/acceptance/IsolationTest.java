package io.clonememoria.acceptance;

import static org.hamcrest.Matchers.oneOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No side door. What every operation owes everybody else is in the package {@code isolation}. */
@ExtendWith(RunningSuite.class)
class IsolationTest {
    private final Api ann = Api.newPerson();
    private final Api eve = Api.newPerson();

    @Test
    void headersThatClaimToBeSomebodyChangeNothing() {
        eve.request().header("x-user-id", ann.userId()).header("x-edge-token", ann.accessToken())
                .get("/clones/{id}", ann.newClone("Private")).then().statusCode(404);
    }

    @Test
    void whatIsInternalIsNotBehindThePublicDoor() {
        for (var path : new String[] {"/internal/jwks.json", "/q/health", "/q/metrics", "/../q/metrics", "/%2e%2e/q/metrics"}) {
            eve.request().urlEncodingEnabled(false).basePath("").get(path).then().statusCode(oneOf(400, 404));
        }
    }
}
