package io.clonememoria.memory;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItems;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ReadinessTest {
    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @Test
    void isReadyOnceTheModelIsLoadedAndThePlansAreKnown() {
        Siblings.knowPlans();

        Eventually.see(() -> given().get(ready).statusCode(), status -> status == 200);
        given().get(ready).then().body("checks.name", hasItems("embedding model loaded", "plans known"));
    }
}
