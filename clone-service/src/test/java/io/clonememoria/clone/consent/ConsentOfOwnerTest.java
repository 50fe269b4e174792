package io.clonememoria.clone.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.Siblings;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one person learns of another's consent: nothing, but where they see a clone of theirs. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ConsentOfOwnerTest {
    private final UUID space = UUID.randomUUID();
    private Person owner;
    private Person member;
    private Person stranger;

    @BeforeEach
    void share() {
        owner = Person.registered();
        member = Person.registered();
        stranger = Person.registered();
        Siblings.addMember(space, owner.id(), "owner");
        Siblings.addMember(space, member.id(), "member");
        owner.patches("/users/me/consents", Map.of("third_party_apis", true)).statusCode(200);
    }

    @Test
    void whoSeesASharedCloneLearnsWhatItsOwnerAllows() throws SQLException {
        assertThat(given(member, null)).as("nothing is shared yet").isFalse();

        owner.makesCloneIn(space);

        assertThat(given(member, null)).isTrue();
        assertThat(given(stranger, null)).isFalse();
        owner.patches("/users/me/consents", Map.of("third_party_apis", false)).statusCode(200);
        assertThat(given(member, null)).isFalse();
    }

    @Test
    void aPersonalCloneTellsItsOwnerOnly() throws SQLException {
        owner.makesClone();

        assertThat(given(owner, null)).isTrue();
        assertThat(given(member, null)).isFalse();
    }

    @Test
    void aKeyLearnsItWithinItsSpaceOnly() throws SQLException {
        owner.makesCloneIn(space);

        assertThat(given(member, space)).isTrue();
        assertThat(given(member, UUID.randomUUID())).isFalse();
    }

    @Test
    void whoHasLeftAndWhoIsGoneAreAsStrangers() throws SQLException {
        owner.makesCloneIn(space);

        Siblings.removeMember(space, member.id());
        assertThat(given(member, null)).isFalse();
        Database.run("update users set deleted_at = now() where id = ?", owner.id());
        assertThat(given(owner, null)).isFalse();
    }

    private boolean given(Person asker, UUID boundSpace) throws SQLException {
        try (Connection request = Database.requestOf(asker.id(), boundSpace)) {
            return (boolean) Database.column(request, "select given from private.consent_of_owner(?, 'third_party_apis')",
                    owner.id()).getFirst();
        }
    }
}
