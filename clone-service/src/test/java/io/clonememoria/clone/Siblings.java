package io.clonememoria.clone;

import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestBus;
import io.clonememoria.platform.event.Topics;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What the sibling services tell this one, told as they would tell it. */
public final class Siblings {
    private static final AtomicLong VERSION = new AtomicLong(System.currentTimeMillis());

    private Siblings() {}

    /** The plans as billing-service seeds them; returns when they have arrived. */
    public static void tellPlans() {
        tellPlan("free", 2, 100);
        tellPlan("pro", 10, 1_000);
        await().until(() -> Database.count(
                "select count(*) from projection.plans where plan in ('free', 'pro') and removed_at is null") == 2);
    }

    public static long tellPlan(String plan, int clones, int messages) {
        var version = VERSION.incrementAndGet();
        TestBus.state(Topics.STATE_PLANS, plan, version, """
                {"plan": "%s", "max_clones": %d, "max_messages_per_month": %d, "max_documents_per_clone": 5}"""
                .formatted(plan, clones, messages));
        return version;
    }

    /** Returns when it has arrived. */
    public static void tellSubscription(UUID user, String plan) {
        TestBus.state(Topics.STATE_SUBSCRIPTIONS, user.toString(), VERSION.incrementAndGet(), """
                {"user_id": "%s", "plan": "%s"}""".formatted(user, plan));
        await().until(() -> Database.count(
                "select count(*) from projection.subscriptions where user_id = ? and plan = ?", user, plan) == 1);
    }

    /** Membership of a space. Its topic is consumed from the spaces issue on; until then it is written as it will be. */
    public static void addMember(UUID space, UUID user, String role) {
        Database.run("insert into projection.space_members (space_id, user_id, role, version) values (?, ?, ?, 1)",
                space, user, role);
    }

    public static void removeMember(UUID space, UUID user) {
        Database.run("update projection.space_members set removed_at = now(), version = version + 1 "
                + "where space_id = ? and user_id = ?", space, user);
    }
}
