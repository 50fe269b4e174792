package io.clonememoria.memory.clone;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Siblings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SpaceRightsTest {
    private final UUID family = UUID.randomUUID();
    private final UUID rosa = UUID.randomUUID();
    private final UUID hugo = UUID.randomUUID();
    private final UUID ines = UUID.randomUUID();
    private UUID grandpa;

    @BeforeEach
    void theFamilyMeets() {
        grandpa = Siblings.cloneSharedIn(family, rosa);
        Siblings.addMember(family, rosa, "owner");
        Siblings.addMember(family, hugo, "admin");
        Siblings.addMember(family, ines, "member");
    }

    @Test
    void membersReadSearchAndAdd() {
        var id = Api.as(ines).remember(grandpa, "The attic", "It smelled of apples.");

        Api.as(rosa).get("/memories/" + id).statusCode(200)
                .body("user_id", equalTo(ines.toString()))
                .body("space_id", equalTo(family.toString()));
        Api.as(hugo).search(grandpa, "apples").body("results", hasSize(1));
    }

    @Test
    void membersDeleteTheirOwnOnly() {
        var rosas = Api.as(rosa).remember(grandpa, "Rosa's", "The first.");
        var ineses = Api.as(ines).remember(grandpa, "Ines's", "The second.");

        Api.as(ines).delete("/memories/" + rosas).statusCode(403).body("type", endsWith("/not-your-memory"));
        Api.as(ines).delete("/memories/" + ineses).statusCode(204);
    }

    @Test
    void ownersAndAdminsDeleteWhatOthersAdded() {
        var first = Api.as(ines).remember(grandpa, "First", "One.");
        var second = Api.as(ines).remember(grandpa, "Second", "Two.");

        Api.as(hugo).delete("/memories/" + first).statusCode(204);
        Api.as(rosa).delete("/memories/" + second).statusCode(204);
    }

    @Test
    void ownersAndAdminsChangeAndRestoreWhatOthersAddedAndAreNamedInItsHistory() {
        var id = Api.as(ines).remember(grandpa, "The attic", "It smelled of pears.");

        Api.as(hugo).patch("/memories/" + id, Map.of("content", "It smelled of apples.")).statusCode(200)
                .body("user_id", equalTo(ines.toString()));

        Api.as(ines).search(grandpa, "apples").body("results", hasSize(1));
        Api.as(ines).search(grandpa, "pears").body("results.content", not(hasItem(containsString("pears"))));
        Api.as(ines).get("/memories/" + id + "/history").statusCode(200)
                .body("data.changed_by_user_id", contains(hugo.toString()));
        Api.as(rosa).delete("/memories/" + id).statusCode(204);
        Api.as(hugo).get("/clones/" + grandpa + "/memories?deleted=true").body("data.id", contains(id.toString()));
        Api.as(hugo).request().post("/api/v1/memories/" + id + "/restore").then().statusCode(200);
    }

    @Test
    void membersNeitherChangeNorRestoreWhatOthersAdded() {
        var id = Api.as(rosa).remember(grandpa, "Rosa's", "The first.");

        Api.as(ines).patch("/memories/" + id, Map.of("title", "Ines's")).statusCode(403).body("type", endsWith("/not-your-memory"));
        Api.as(rosa).delete("/memories/" + id).statusCode(204);

        Api.as(ines).get("/clones/" + grandpa + "/memories?deleted=true").statusCode(200).body("data", empty());
        Api.as(ines).request().post("/api/v1/memories/" + id + "/restore").then().statusCode(403);
        Api.as(ines).patch("/memories/" + id, Map.of("title", "Ines's")).statusCode(404);
        Api.as(UUID.randomUUID()).request().post("/api/v1/memories/" + id + "/restore").then().statusCode(404);
    }

    @Test
    void whoMadeTheCloneIsItsOwnerAndEverybodyElseFamily() {
        var rosas = Api.as(rosa).remember(grandpa, "Rosa's", "The first.");
        var hugos = Api.as(hugo).remember(grandpa, "Hugo's", "The second.");

        Api.as(ines).get("/memories/" + rosas).body("trust", equalTo("owner"));
        Api.as(ines).get("/memories/" + hugos).body("trust", equalTo("family"));
    }

    @Test
    void whoLeavesSeesNothingAnyMoreNotEvenTheirOwn() {
        var id = Api.as(ines).remember(grandpa, "Ines's", "The second.");

        Database.run("update projection.space_members set removed_at = now() where user_id = ?", ines);

        Api.as(ines).get("/memories/" + id).statusCode(404);
        Api.as(ines).search(grandpa, "second").statusCode(404);
        Api.as(rosa).get("/memories/" + id).statusCode(200);
    }

    @Test
    void aCredentialBoundToASpaceSeesThatSpaceAndNothingElse() {
        var shared = Api.as(rosa).remember(grandpa, "Shared", "For all of us.");
        var diary = Siblings.cloneOf(rosa);
        var personal = Api.as(rosa).remember(diary, "Personal", "For me.");

        var bound = Api.boundTo(family, rosa);

        bound.get("/memories/" + shared).statusCode(200);
        bound.search(grandpa, "all").body("results", hasSize(1));
        bound.get("/memories/" + personal).statusCode(404);
        bound.search(diary, "me").statusCode(404);
        Api.boundTo(UUID.randomUUID(), rosa).get("/memories/" + shared).statusCode(404);
        Api.boundTo(UUID.randomUUID(), rosa).get("/clones/" + grandpa + "/memories").statusCode(404);
    }

    @Test
    void outsidersSeeNothing() {
        var id = Api.as(rosa).remember(grandpa, "Shared", "For all of us.");
        var outsider = UUID.randomUUID();
        Siblings.addMember(UUID.randomUUID(), outsider, "owner");

        Api.as(outsider).get("/memories/" + id).statusCode(404);
        Api.as(outsider).get("/clones/" + grandpa + "/memories").statusCode(404);
    }

    @Test
    void anEmptySharedCloneIsEmpty() {
        Api.as(ines).get("/clones/" + grandpa + "/memories").statusCode(200).body("data", empty());
    }
}
