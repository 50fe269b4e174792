package io.clonememoria.workspace.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exactly one owner: what the space says and what its members say agree whenever a transaction is over. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SpaceOwnershipTest {
    private final Family family = Family.gathered();

    @Test
    void whoFoundsASpaceIsItsOwner() throws SQLException {
        Asker.person(family.stranger).does(
                family.named("insert into spaces (owner_user_id, name) values ({stranger}, 'Choir')"));

        assertThat(roleOf("{stranger}", "(select id from spaces where owner_user_id = {stranger})")).isEqualTo("owner");
    }

    @Test
    void theOwnerHandsOverToAMemberAndStaysAsAdmin() throws SQLException {
        Asker.person(family.owner).does(family.named("update spaces set owner_user_id = {member} where id = {space}"));

        assertThat(roleOf("{member}", "{space}")).isEqualTo("owner");
        assertThat(roleOf("{owner}", "{space}")).isEqualTo("admin");
    }

    @Test
    void theOwnerCannotHandOverToAStranger() {
        assertThatThrownBy(() -> Asker.person(family.owner).does(
                family.named("update spaces set owner_user_id = {stranger} where id = {space}")))
                .hasMessageContaining("the owner that a space names must be its member");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "delete from space_members where space_id = {space} and role = 'owner'",
        "update space_members set role = 'admin' where space_id = {space} and role = 'owner'",
        "update space_members set role = 'owner' where space_id = {space} and user_id = {member}"
    })
    void notEvenASuperuserLeavesASpaceWithoutItsOwnerOrWithTwo(String sql) {
        assertThatThrownBy(() -> family.run(sql)).hasMessageContaining("owner");
    }

    @Test
    void policiesReadTheMembershipsInTheTransactionThatChangesThem() throws SQLException {
        Asker.person(family.owner).does(family.named(
                "update space_members set role = 'admin' where space_id = {space} and user_id = {member}"));

        assertThat(copyOf("{member}")).isEqualTo("admin, version 2");
    }

    @Test
    void aMembershipThatEndedKeepsCountingWhenThePersonComesBack() {
        assertThat(copyOf("{formerAdmin}")).isEqualTo("admin, version 2, removed");

        family.run("insert into space_members (space_id, user_id, role) values ({space}, {formerAdmin}, 'member')");

        assertThat(copyOf("{formerAdmin}")).isEqualTo("member, version 3");
    }

    @Test
    void aSpaceThatIsErasedTakesItsMembersAlong() {
        family.run("delete from spaces where id = {space}");

        assertThat(Database.count(family.named("select from space_members where space_id = {space}"))).isZero();
        assertThat(copyOf("{owner}")).endsWith("removed");
    }

    private String roleOf(String user, String space) {
        return Database.text(family.named(
                "select role from space_members where user_id = " + user + " and space_id = " + space));
    }

    private String copyOf(String user) {
        return Database.text(family.named("""
                select concat_ws(', ', role, 'version ' || version, case when removed_at is not null then 'removed' end)
                  from projection.space_members where space_id = {space} and user_id = """ + user));
    }
}
