package io.clonememoria.clone.profile;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.Siblings;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ProfileResourceTest {
    private final UUID space = UUID.randomUUID();
    private Person anna;
    private Person friend;
    private Person stranger;

    @BeforeEach
    void share() {
        anna = Person.registered();
        friend = Person.registered();
        stranger = Person.registered();
        Siblings.addMember(space, anna.id(), "owner");
        Siblings.addMember(space, friend.id(), "member");
    }

    @Test
    void whoSharesASpaceIsCalledByName() {
        ask(anna, friend.id()).statusCode(200)
                .body("data.id", contains(friend.id().toString()))
                .body("data[0].full_name", equalTo("Rose Martin"))
                .body("data[0].avatar_url", nullValue())
                .body("data[0]", not(hasKey("email")))
                .body("next_cursor", nullValue());
    }

    @Test
    void strangersAndUnknownIdsAreLeftOutAndOneselfIsNot() {
        ask(anna, stranger.id(), UUID.randomUUID(), friend.id(), anna.id(), friend.id()).statusCode(200)
                .body("data.id", contains(friend.id().toString(), anna.id().toString()));
        ask(stranger, anna.id(), friend.id()).statusCode(200).body("data", empty());
    }

    @Test
    void whoHasLeftOrIsGoneIsAStranger() {
        var other = Person.registered();
        Siblings.addMember(space, other.id(), "member");
        Siblings.removeMember(space, friend.id());
        Database.run("update users set deleted_at = now() where id = ?", other.id());

        ask(anna, friend.id(), other.id()).body("data", empty());
        ask(friend, anna.id()).body("data", empty());
    }

    @Test
    void aKeyKnowsThePeopleOfItsSpaceOnly() {
        var elsewhere = UUID.randomUUID();
        Siblings.addMember(elsewhere, anna.id(), "owner");
        Siblings.addMember(elsewhere, stranger.id(), "member");
        ask(anna, stranger.id()).body("data.id", contains(stranger.id().toString()));

        var bound = anna.with(TestEdge.tokenBoundTo(anna.id(), space));

        ask(bound, friend.id(), stranger.id(), anna.id()).body("data.id", contains(friend.id().toString(), anna.id().toString()));
        ask(anna.with(TestEdge.tokenBoundTo(anna.id(), UUID.randomUUID())), friend.id(), anna.id()).body("data", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1-1-1-1-1", "0199e2a4-5b1c-7c3e-8f4a-1d2e3f405162,", "0199e2a4-5b1c-7c3e-8f4a-1d2e3f405162%3Bx",
        "null", "%00"})
    void refusesWhatIsNoListOfIds(String ids) {
        anna.asks().urlEncodingEnabled(false).get("/api/v1/profiles?ids=" + ids).then().statusCode(422)
                .body("errors.field", hasItem("ids"));
    }

    @Test
    void refusesNoneAndMoreThanTwoHundred() {
        anna.gets("/profiles").statusCode(422);
        ask(anna, Collections.nCopies(200, friend.id()).toArray(UUID[]::new)).statusCode(200);
        ask(anna, Collections.nCopies(201, friend.id()).toArray(UUID[]::new)).statusCode(422);
    }

    private static ValidatableResponse ask(Person asker, UUID... people) {
        return asker.gets("/profiles?ids=" + Stream.of(people).map(UUID::toString).collect(Collectors.joining(",")));
    }
}
