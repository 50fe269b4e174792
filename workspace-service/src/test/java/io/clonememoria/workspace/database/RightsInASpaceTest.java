package io.clonememoria.workspace.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.workspace.database.Family.Who;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The published table "Rights in a space", table by table, as the policies enforce it. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class RightsInASpaceTest {
    private Family family;

    @BeforeEach
    void gather() {
        family = Family.settled();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            WHO,            SEES,  RENAMES, DELETES, HANDS OVER, FOUNDS ANOTHER
            OWNER,          true,  true,    true,    true,       true
            ADMIN,          true,  false,   false,   false,      true
            MEMBER,         true,  false,   false,   false,      true
            FORMER_ADMIN,   false, false,   false,   false,      true
            STRANGER,       false, false,   false,   false,      true
            NOBODY,         false, false,   false,   false,      false
            BOUND_KEY,      true,  true,    true,    true,       false
            OTHER_KEY,      false, false,   false,   false,      false
            PLATFORM_ADMIN, true,  false,   false,   false,      true
            """)
    void spaces(Who who, boolean sees, boolean renames, boolean deletes, boolean handsOver, boolean founds) {
        check(who, sees, "select from spaces where id = {space}");
        check(who, renames, "update spaces set name = 'Ours' where id = {space}");
        check(who, deletes, "update spaces set deleted_at = now() where id = {space}");
        check(who, handsOver, "update spaces set owner_user_id = {member} where id = {space}");
        check(who, false, "delete from spaces where id = {space}");
        check(who, founds, "insert into spaces (owner_user_id, name) values ({me}, 'Cousins')");
        check(who, false, "insert into spaces (owner_user_id, name) values (gen_random_uuid(), 'Not mine')");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            WHO,            SEES,  PROMOTES MEMBER, DEMOTES ADMIN, REMOVES MEMBER, REMOVES ADMIN, LEAVES
            OWNER,          true,  true,            true,          true,           true,          false
            ADMIN,          true,  true,            false,         true,           true,          true
            MEMBER,         true,  false,           false,         false,          false,         true
            FORMER_ADMIN,   false, false,           false,         false,          false,         false
            STRANGER,       false, false,           false,         false,          false,         false
            NOBODY,         false, false,           false,         false,          false,         false
            BOUND_KEY,      true,  true,            true,          true,           true,          false
            OTHER_KEY,      false, false,           false,         false,          false,         false
            PLATFORM_ADMIN, false, false,           false,         false,          false,         false
            """)
    void members(Who who, boolean sees, boolean promotes, boolean demotes, boolean removesMember,
            boolean removesAdmin, boolean leaves) {
        check(who, sees, "select from space_members where space_id = {space} and user_id = {admin}");
        check(who, promotes, "update space_members set role = 'admin' where space_id = {space} and user_id = {member}");
        check(who, demotes, "update space_members set role = 'member' where space_id = {space} and user_id = {admin}");
        check(who, removesMember, "delete from space_members where space_id = {space} and user_id = {otherMember}");
        check(who, removesAdmin, "delete from space_members where space_id = {space} and user_id = {admin}");
        check(who, leaves, "delete from space_members where space_id = {space} and user_id = {me}");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyEntersASpaceOrTakesItsOwnersSeatByThemselves(Who who) {
        check(who, false, "insert into space_members (space_id, user_id, role) values ({space}, {me}, 'member')");
        check(who, false, "update space_members set role = 'owner' where space_id = {space} and user_id <> {owner}");
        check(who, false, "update space_members set role = 'member' where space_id = {space} and user_id = {owner}");
        check(who, false, "update space_members set user_id = {me} where space_id = {space}");
        check(who, false, "delete from space_members where space_id = {space} and user_id = {owner}");
        check(who, false, "insert into projection.space_members values ({space}, {me}, 'owner', 9)");
        check(who, false, "update projection.space_members set role = 'owner' where user_id = {me}");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            WHO,            MAY
            OWNER,          true
            ADMIN,          true
            MEMBER,         false
            FORMER_ADMIN,   false
            STRANGER,       false
            NOBODY,         false
            BOUND_KEY,      true
            OTHER_KEY,      false
            PLATFORM_ADMIN, false
            """)
    void invitations(Who who, boolean may) {
        check(who, may, "select id from space_invitations where space_id = {space}");
        check(who, may, """
                insert into space_invitations (space_id, invited_by_user_id, email, token, role, expires_at)
                values ({space}, {me}, 'nils@example.org', gen_random_uuid()::text, 'admin', now())""");
        check(who, may, "update space_invitations set status = 'cancelled' where space_id = {space}");
        check(who, may, "update space_invitations set token = 'new', expires_at = now() where space_id = {space}");
        check(who, false, "select token from space_invitations");
        check(who, false, "update space_invitations set status = 'accepted', accepted_at = now()");
        check(who, false, "update space_invitations set status = 'declined'");
        check(who, false, "delete from space_invitations");
        check(who, false, """
                insert into space_invitations (space_id, invited_by_user_id, email, token, role, expires_at)
                values ({space}, gen_random_uuid(), 'nils@example.org', gen_random_uuid()::text, 'member', now())""");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            WHO,            SEES THE SPACE'S, SEES THE OWNER'S
            OWNER,          true,             true
            ADMIN,          true,             false
            MEMBER,         false,            false
            FORMER_ADMIN,   false,            false
            STRANGER,       false,            false
            NOBODY,         false,            false
            BOUND_KEY,      true,             false
            OTHER_KEY,      false,            false
            PLATFORM_ADMIN, true,             true
            """)
    void auditLog(Who who, boolean seesShared, boolean seesPersonal) {
        check(who, seesShared, "select from audit_log where space_id = {space}");
        check(who, seesPersonal, "select from audit_log where user_id = {owner} and space_id is null");
        check(who, false, """
                insert into audit_log (user_id, event, resource_type, resource_id) values ({me}, 'a.b', 'a', {me})""");
        check(who, false, "update audit_log set metadata = '{}'");
        check(who, false, "delete from audit_log");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            WHO,            MAY WITH THE SPACE'S, MAY WITH THE OWNER'S
            OWNER,          true,                 true
            ADMIN,          true,                 false
            MEMBER,         false,                false
            FORMER_ADMIN,   false,                false
            STRANGER,       false,                false
            NOBODY,         false,                false
            BOUND_KEY,      true,                 false
            OTHER_KEY,      false,                false
            PLATFORM_ADMIN, false,                false
            """)
    void webhooks(Who who, boolean mayShared, boolean mayPersonal) {
        for (var endpoint : new String[] {"space_id = {space}", "user_id = {owner} and space_id is null"}) {
            var may = endpoint.startsWith("space") ? mayShared : mayPersonal;
            check(who, may, "select id from webhooks where " + endpoint);
            check(who, may, "update webhooks set is_active = false, secret = 'new' where " + endpoint);
            check(who, may, "delete from webhooks where " + endpoint);
            check(who, may, "select from webhook_logs where webhook_id in (select id from webhooks where "
                    + endpoint + ")");
        }
        check(who, mayShared, """
                insert into webhooks (user_id, space_id, url, secret, events)
                values ({me}, {space}, 'https://example.org', 'whsec', '{*}')""");
        check(who, mayPersonal, """
                insert into webhooks (user_id, url, secret, events)
                values ({owner}, 'https://example.org', 'whsec', '{*}')""");
        check(who, false, "select secret from webhooks");
        check(who, false, "update webhooks set space_id = null");
        check(who, false, "update webhooks set last_status = 200");
        check(who, false, "insert into webhook_logs (webhook_id, event, payload) select id, 'a.b', '{}' from webhooks");
        check(who, false, "delete from webhook_logs");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            WHO,            SEES THE SPACE'S, SEES THE OWNER'S
            OWNER,          true,             true
            ADMIN,          true,             false
            MEMBER,         false,            false
            FORMER_ADMIN,   false,            false
            STRANGER,       false,            false
            NOBODY,         false,            false
            BOUND_KEY,      true,             false
            OTHER_KEY,      false,            false
            PLATFORM_ADMIN, true,             true
            """)
    void safetyEvents(Who who, boolean seesShared, boolean seesPersonal) {
        check(who, seesShared, "select from safety_events where space_id = {space}");
        check(who, seesPersonal, "select from safety_events where user_id = {owner} and space_id is null");
        check(who, false, "insert into safety_events (user_id, type, reason) values ({me}, 'warning', 'x')");
        check(who, false, "update safety_events set reason = 'x'");
        check(who, false, "delete from safety_events");
    }

    private void check(Who who, boolean allowed, String sql) {
        assertThat(family.lets(who, sql)).as("%s: %s", who, sql).isEqualTo(allowed);
    }
}
