package io.clonememoria.clone.administration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class FirstAdministratorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "to be changed soon";

    private final String email = "first-" + UUID.randomUUID() + "@example.org";
    private List<Object> others;

    @Inject
    FirstAdministrator first;

    @BeforeEach
    void nobodyAdministers() {
        others = Database.column("update users set is_platform_admin = false where is_platform_admin returning id");
    }

    @AfterEach
    void asItWas() {
        Database.run("update users set is_platform_admin = false where is_platform_admin");
        others.forEach(other -> Database.run("update users set is_platform_admin = true where id = ?", other));
    }

    @Test
    void ofManyReplicasThatStartAtOnceOneMakesTheAdministratorWhoCanLogIn() {
        var made = Uni.join().all(IntStream.range(0, 4).mapToObj(_ -> first.appoint(email, PASSWORD)).toList()).andFailFast()
                .await().atMost(PATIENCE);

        assertThat(made.stream().filter(Objects::nonNull)).hasSize(1);
        given().contentType("application/json").body(Map.of("email", email, "password", PASSWORD))
                .post("/api/v1/auth/login").then().statusCode(200)
                .body("user.is_platform_admin", equalTo(true)).body("user.email_verified", equalTo(true));
        var id = made.stream().filter(Objects::nonNull).findFirst().orElseThrow().toString();
        TestBus.await(Topics.FACTS_IDENTITY, "user.registered", id, PATIENCE);
        TestBus.await(Topics.FACTS_IDENTITY, "user.admin_changed", id, PATIENCE);
    }

    @Test
    void whereThereIsOneNobodyIsMade() {
        appoint(email);

        assertThat(appoint("second-" + email)).isNull();
        assertThat(Database.count("select count(*) from users where email = ?", "second-" + email)).isZero();
    }

    @Test
    void whoHasProvenTheAddressAlreadyKeepsTheirPassword() {
        var person = Person.registered();
        Database.run("update users set email_verified_at = now() where id = ?", person.id());

        assertThat(appoint(person.email())).isEqualTo(person.id());

        given().contentType("application/json").body(Map.of("email", person.email(), "password", Person.PASSWORD))
                .post("/api/v1/auth/login").then().statusCode(200).body("user.is_platform_admin", equalTo(true));
    }

    @Test
    void whoHasOnlyClaimedTheAddressGetsNoRights() {
        var person = Person.registered();

        assertThat(appoint(person.email())).isNull();

        assertThat(Database.count("select count(*) from users where is_platform_admin")).isZero();
    }

    private UUID appoint(String address) {
        return first.appoint(address, PASSWORD).await().atMost(PATIENCE);
    }
}
