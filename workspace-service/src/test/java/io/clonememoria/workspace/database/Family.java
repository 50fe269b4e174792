package io.clonememoria.workspace.database;

import java.util.UUID;

/** A space and its people, new for each test, with a row in every table: shared ones and personal ones of the owner. */
public final class Family {
    public final UUID space = UUID.randomUUID();
    public final UUID otherSpace = UUID.randomUUID();
    public final UUID owner = UUID.randomUUID();
    public final UUID admin = UUID.randomUUID();
    public final UUID member = UUID.randomUUID();
    public final UUID otherMember = UUID.randomUUID();
    public final UUID formerAdmin = UUID.randomUUID();
    public final UUID stranger = UUID.randomUUID();

    /** How somebody stands to the family's space. */
    public enum Who {
        OWNER, ADMIN, MEMBER, FORMER_ADMIN, STRANGER, NOBODY,
        /** The owner, with a key bound to this space. */
        BOUND_KEY,
        /** The owner, with a key bound to another space of theirs. */
        OTHER_KEY,
        /** A stranger who administers the platform, asking under {@code /admin}. */
        PLATFORM_ADMIN
    }

    private Family() {}

    public static Family gathered() {
        var family = new Family();
        family.run("""
                insert into spaces (id, owner_user_id, name) values
                    ({space}, {owner}, 'Lindqvist'), ({otherSpace}, {owner}, 'Rowing club')""");
        family.run("""
                insert into space_members (space_id, user_id, role) values
                    ({space}, {admin}, 'admin'), ({space}, {member}, 'member'),
                    ({space}, {otherMember}, 'member'), ({space}, {formerAdmin}, 'admin')""");
        family.run("delete from space_members where user_id = {formerAdmin}");
        return family;
    }

    /** The same with a row in each of the other tables, in the space and personal to the owner. */
    public static Family settled() {
        var family = gathered();
        family.run("""
                insert into space_invitations (space_id, invited_by_user_id, email, token, expires_at)
                values ({space}, {owner}, 'astrid@example.org', gen_random_uuid()::text, now() + interval '7 days')""");
        family.run("""
                insert into audit_log (user_id, space_id, event, resource_type, resource_id) values
                    ({member}, {space}, 'clone.created', 'clone', gen_random_uuid()),
                    ({owner}, null, 'session.created', 'session', gen_random_uuid())""");
        family.run("""
                insert into audit_origins (event_id, user_id, ip_address, user_agent)
                select id, user_id, '2001:db8::7', 'curl/8' from audit_log where user_id in ({owner}, {member})""");
        family.run("""
                insert into webhooks (user_id, space_id, url, secret, events) values
                    ({owner}, {space}, 'https://example.org/space', 'whsec', '{clone.*}'),
                    ({owner}, null, 'https://example.org/mine', 'whsec', '{*}')""");
        family.run("""
                insert into webhook_logs (webhook_id, event, payload)
                select id, 'clone.created', '{}' from webhooks where user_id = {owner}""");
        family.run("""
                insert into safety_events (user_id, space_id, type, reason, content_snippet) values
                    ({member}, {space}, 'flagged', 'self-harm', '***'), ({owner}, null, 'warning', 'insult', '***')""");
        family.run("insert into projection.users (id, is_platform_admin, version) values ({owner}, false, 1)");
        return family;
    }

    public Asker asker(Who who) {
        return switch (who) {
            case OWNER -> Asker.person(owner);
            case ADMIN -> Asker.person(admin);
            case MEMBER -> Asker.person(member);
            case FORMER_ADMIN -> Asker.person(formerAdmin);
            case STRANGER -> Asker.person(stranger);
            case NOBODY -> Asker.nobody();
            case BOUND_KEY -> Asker.person(owner).boundTo(space);
            case OTHER_KEY -> Asker.person(owner).boundTo(otherSpace);
            case PLATFORM_ADMIN -> Asker.person(stranger).administering();
        };
    }

    /** Whether a statement reaches a row; names in braces stand for the family's ids, {@code {me}} for who asks. */
    public boolean lets(Who who, String sql) {
        var asker = asker(who);
        return asker.may(named(sql.replace("{me}", literal(asker.user() == null ? stranger : asker.user()))));
    }

    public void run(String sql) {
        Database.execute(named(sql));
    }

    public String named(String sql) {
        return sql.replace("{space}", literal(space)).replace("{otherSpace}", literal(otherSpace))
                .replace("{owner}", literal(owner)).replace("{admin}", literal(admin))
                .replace("{member}", literal(member)).replace("{otherMember}", literal(otherMember))
                .replace("{formerAdmin}", literal(formerAdmin)).replace("{stranger}", literal(stranger));
    }

    private static String literal(UUID id) {
        return "'" + id + "'";
    }
}
