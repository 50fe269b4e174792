package io.clonememoria.memory.clone;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Siblings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
