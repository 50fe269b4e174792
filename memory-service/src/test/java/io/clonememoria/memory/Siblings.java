package io.clonememoria.memory;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What the sibling services tell this one, told as they would tell it. */
public final class Siblings {
    private static final AtomicLong VERSION = new AtomicLong(System.currentTimeMillis());
    private static final Set<UUID> TOLD = ConcurrentHashMap.newKeySet();
    private static final Set<UUID> LISTENED_TO = ConcurrentHashMap.newKeySet();

    private Siblings() {}

    /** A personal clone, just made by its owner. */
    public static UUID cloneOf(UUID owner) {
        var id = newClone();
        tellClone(id, owner, null, null);
        return id;
    }

    /** A clone that its owner shares in a space. */
    public static UUID cloneSharedIn(UUID space, UUID owner) {
        var id = newClone();
        tellClone(id, owner, space, null);
        return id;
    }

    /** The id of a clone that is being made just now; its time tells how long word of it may take. */
    public static UUID newClone() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    public static void tellClone(UUID id, UUID owner) {
        tellClone(id, owner, null, null);
    }

    public static void deleteClone(UUID id, UUID owner) {
        tellClone(id, owner, null, "2026-01-31T12:00:00.123456+00:00");
    }

    public static void removeClone(UUID id) {
        TestBus.stateRemoved(Topics.STATE_CLONES, id.toString(), VERSION.incrementAndGet());
    }

    /** Tells the plans and waits until they are known, and until the service hears whatever else it will be told. */
    public static void knowPlans() {
        tellPlans();
        Eventually.see(() -> Database.count("select count(*) from projection.plans"), known -> known >= 3);
        if (LISTENED_TO.isEmpty()) {
            awaitListener();
        }
    }

    /** A service that has just started takes up one partition after the other: a few people and clones for each of them. */
    private static void awaitListener() {
        var some = Stream.generate(Siblings::newClone).limit(30).toArray(UUID[]::new);
        for (var id : some) {
            tellPerson(id, true, false);
            tellClone(id, id);
        }
        Eventually.see(() -> Database.count("select count(*) from projection.users u join projection.clones c on c.id = u.id "
                + "where u.id = any (?)", (Object) some), heard -> heard == some.length);
        LISTENED_TO.addAll(Set.of(some));
    }

    /** The three plans as billing-service seeds them. */
    public static void tellPlans() {
        tellPlan("free", 2, 100, 5);
        tellPlan("pro", 10, 1_000, 20);
        tellPlan("enterprise", 50, 10_000, 100);
    }

    public static void tellPlan(String plan, int clones, int messages, int documents) {
        TestBus.state(Topics.STATE_PLANS, plan, VERSION.incrementAndGet(), """
                {"plan": "%s", "max_clones": %d, "max_messages_per_month": %d, "max_documents_per_clone": %d}"""
                .formatted(plan, clones, messages, documents));
    }

    public static void tellSubscription(UUID user, String plan) {
        TestBus.state(Topics.STATE_SUBSCRIPTIONS, user.toString(), VERSION.incrementAndGet(), """
                {"user_id": "%s", "plan": "%s"}""".formatted(user, plan));
    }

    /** A person as they are who has just registered, told once. */
    public static void knowPerson(UUID user) {
        if (TOLD.add(user)) {
            tellPerson(user, true, false);
        }
    }

    public static void tellPerson(UUID user, boolean whatsappConsent) {
        tellPerson(user, true, whatsappConsent);
    }

    /** Somebody who lets services of others work for them, or does so no longer. */
    public static void tellThirdParties(UUID user, boolean allowed) {
        tellPerson(user, true, allowed, false);
    }

    public static void tellPerson(UUID user, boolean processingConsent, boolean whatsappConsent) {
        tellPerson(user, processingConsent, false, whatsappConsent);
    }

    private static void tellPerson(UUID user, boolean processingConsent, boolean thirdParties, boolean whatsappConsent) {
        TOLD.add(user);
        TestBus.state(Topics.STATE_USERS, user.toString(), VERSION.incrementAndGet(), """
                {"id": "%s", "is_platform_admin": false, "consent_data_processing": %s,
                 "consent_voice_processing": false, "consent_video_processing": false,
                 "consent_third_party_apis": %s, "consent_whatsapp_ingestion": %s, "deleted_at": null}"""
                .formatted(user, processingConsent, thirdParties, whatsappConsent));
    }

    /** Membership of a space. Its topic is consumed from the spaces issue on; until then it is written as it will be. */
    public static void addMember(UUID space, UUID user, String role) {
        try (var connection = TestInfrastructure.superuser("memory");
                var insert = connection.prepareStatement("""
                        insert into projection.space_members (space_id, user_id, role, version) values (?, ?, ?, 1)""")) {
            insert.setObject(1, space);
            insert.setObject(2, user);
            insert.setString(3, role);
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void tellClone(UUID id, UUID owner, UUID space, String deletedAt) {
        TestBus.state(Topics.STATE_CLONES, id.toString(), VERSION.incrementAndGet(), """
                {"id": "%s", "user_id": "%s", "space_id": %s, "is_personal": %s, "status": "active",
                 "language": "en", "deleted_at": %s}"""
                .formatted(id, owner, quoted(space), space == null, quoted(deletedAt)));
    }

    private static String quoted(Object value) {
        return value == null ? "null" : "\"" + value + "\"";
    }
}
