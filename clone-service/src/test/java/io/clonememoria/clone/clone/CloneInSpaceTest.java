package io.clonememoria.clone.clone;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.clonememoria.clone.Person;
import io.clonememoria.clone.Siblings;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what with a clone that is shared in a space. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class CloneInSpaceTest {
    private final UUID space = UUID.randomUUID();
    private Person admin;
    private Person author;
    private Person member;
    private Person stranger;
    private UUID shared;

    @BeforeEach
    void aSpace() {
        admin = Person.registered();
        author = Person.registered();
        member = Person.registered();
        stranger = Person.registered();
        Siblings.addMember(space, admin.id(), "admin");
        Siblings.addMember(space, author.id(), "member");
        Siblings.addMember(space, member.id(), "member");
        shared = author.makesCloneIn(space);
    }

    @Test
    void membersSeeIt() {
        member.gets("/clones/" + shared).statusCode(200)
                .body("space_id", equalTo(space.toString())).body("is_personal", equalTo(false));
        member.gets("/clones?scope=shared").body("data", hasSize(1));
        stranger.gets("/clones/" + shared).statusCode(404);
    }

    @Test
    void whoMadeItAndTheAdminsChangeIt() {
        author.patches("/clones/" + shared, Map.of("name", "Rose")).statusCode(200);
        admin.patches("/clones/" + shared, Map.of("name", "Rose Martin")).statusCode(200);
        member.patches("/clones/" + shared, Map.of("name", "mine")).statusCode(403)
                .body("type", equalTo("https://clonememoria.io/problems/clone-of-another"));
        member.deletes("/clones/" + shared).statusCode(403);
        stranger.patches("/clones/" + shared, Map.of("name", "mine")).statusCode(404);

        admin.deletes("/clones/" + shared).statusCode(204);
        author.gets("/clones/" + shared).statusCode(404);
    }

    @Test
    void onlyMembersAddOne() {
        stranger.posts("/clones", Map.of("name", "Rose", "space_id", space)).statusCode(404)
                .body("type", equalTo("https://clonememoria.io/problems/space-not-found"));
        author.posts("/clones", Map.of("name", "Rose", "space_id", UUID.randomUUID())).statusCode(404);
    }

    @Test
    void itCountsForWhoMadeIt() {
        author.makesClone();
        author.posts("/clones", Map.of("name", "one too many")).statusCode(402);
        member.makesClone();
        member.makesCloneIn(space);
    }

    @Test
    void whoLeavesSeesNothingOfItEvenOfWhatWasTheirs() {
        var conversation = author.opensConversation(shared);

        Siblings.removeMember(space, author.id());

        author.gets("/clones/" + shared).statusCode(404);
        author.patches("/clones/" + shared, Map.of("name", "mine")).statusCode(404);
        author.gets("/conversations/" + conversation).statusCode(404);
        author.gets("/clones").body("data", hasSize(0));
        member.gets("/clones/" + shared).statusCode(200);
    }

    @Test
    void aKeyBoundToTheSpaceSeesTheSpaceAndNothingElse() {
        var personal = author.makesClone();
        var bound = author.with(TestEdge.tokenBoundTo(author.id(), space));

        bound.gets("/clones/" + shared).statusCode(200);
        bound.gets("/clones").body("data", hasSize(1));
        bound.gets("/clones/" + personal).statusCode(404);
        bound.patches("/clones/" + personal, Map.of("name", "mine")).statusCode(404);
        member.with(TestEdge.tokenBoundTo(member.id(), space)).posts("/clones", Map.of("name", "Rose")).statusCode(403);
        member.with(TestEdge.tokenBoundTo(member.id(), UUID.randomUUID())).gets("/clones/" + shared).statusCode(404);
    }
}
