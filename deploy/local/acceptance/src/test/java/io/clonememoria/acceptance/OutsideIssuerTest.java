package io.clonememoria.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People whom a product's own issuer knows use everything with its tokens, and have an account here from the first on. */
@ExtendWith(RunningSuite.class)
class OutsideIssuerTest {
    private final String subject = UUID.randomUUID().toString();
    private final String email = "outside-" + subject + "@example.org";

    @Test
    void onFirstSightSomebodyIsHereAndOwnsWhatTheyMake() {
        var ada = holderOf(RunningSuite.provider().token(subject, email));

        ada.get("/users/me").statusCode(200).body("email", equalTo(email)).body("full_name", equalTo("Ada Outside"));
        var clone = ada.newClone("Grandmother Rose");

        var later = holderOf(RunningSuite.provider().token(subject, email));
        later.get("/clones").statusCode(200).body("data", hasSize(1)).body("data[0].id", equalTo(clone));
        Api.newPerson().get("/clones/{id}", clone).statusCode(404);
        later.get("/auth/sessions").statusCode(200).body("data", hasSize(0));
    }

    @Test
    void anAddressOfSomebodyElseIsNotTheirAccount() {
        var known = Api.newPerson();

        var eve = holderOf(RunningSuite.provider().token(subject, known.email()));

        eve.get("/users/me").statusCode(409).body("type", endsWith("/identity-not-linked"));
        eve.get("/clones").statusCode(409);
        known.get("/users/me").statusCode(200).body("email", equalTo(known.email()));
    }

    @Test
    void tokensForOthersAreRefused() {
        holderOf(RunningSuite.provider().token(subject, email, true, "somebody-else")).get("/users/me").statusCode(401);

        assertThat(Api.NOBODY.post("/auth/login", Map.of("email", email, "password", Api.PASSWORD)).extract().statusCode()).isEqualTo(401);
    }

    private static Api holderOf(String token) {
        return new Api(token, "", "", "");
    }
}
