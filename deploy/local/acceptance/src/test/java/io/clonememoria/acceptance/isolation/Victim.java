package io.clonememoria.acceptance.isolation;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose things everybody else is after: some personal, some shared in a space, with marked words in every text.
 *
 * @param name   how the person is called, as everybody may know who shares a space with them
 * @param space  where the shared ones are
 * @param aside  another space of the same person, in which there is nothing; a key is bound to it
 * @param key    that key's id
 * @param cursor of a list of the person
 */
record Victim(Person person, String name, Traces traces, Things things, UUID space, UUID aside, UUID key, String cursor) {
    /** Under which the first thing below each path was made. */
    static final String IDEMPOTENCY_KEY = "9f1d7c3e-once";
    private static final Duration SOON = Duration.ofSeconds(60);

    static Victim in(Doors doors, Databases databases) {
        return new Making(doors, databases).victim();
    }

    /** Makes one. What has no public operation yet is made in the databases. */
    private static final class Making {
        private final Databases databases;
        private final Traces traces = new Traces();
        private final Things things = new Things();
        private final Set<String> used = new HashSet<>();
        private final Person ann;
        private final String name;
        private final UUID space;
        private final UUID aside;

        Making(Doors doors, Databases databases) {
            this.databases = databases;
            var email = traces.marker("e-mail address") + "@example.org";
            this.name = traces.marker("name");
            this.ann = Person.register(doors, email, name,
                    Map.of("User-Agent", traces.marker("user agent")));
            ann.loggedInAgain(email);
            var spaces = new Spaces(databases);
            this.space = spaces.found(ann.id(), traces.marker("space's name"), traces.marker("space's description"));
            this.aside = spaces.found(ann.id(), "Aside", "Nothing is in here.");
            add("users", false, ann.id().toString());
            var friend = Person.register(doors).id();
            spaces.join(space, friend, "member");
            add("members", true, friend.toString());
            add("spaces", true, space.toString());
        }

        Victim victim() {
            upgrade();
            clone(false, Map.of());
            clone(true, Map.of("space_id", space));
            // the newest, in which nothing is done, comes first
            databases.texts("clone", "select id::text from sessions where user_id = ? order by created_at desc", ann.id())
                    .forEach(session -> add("sessions", false, session));
            deadLetter();
            inWorkspace();
            var key = keys();
            settle();
            return new Victim(ann, name, traces, things, space, aside, key,
                    ann.get("/api/v1/clones?limit=1").path("next_cursor").asText());
        }

        /** To a plan that allows more than there is: a limit that is reached must not be what refuses. */
        private void upgrade() {
            await().atMost(SOON).until(() -> !databases.texts("billing",
                    "update subscriptions set plan = 'enterprise' where user_id = ? returning plan", ann.id()).isEmpty());
            for (var database : List.of("clone", "memory")) {
                await().atMost(SOON).until(() -> databases.texts(database,
                        "select plan from projection.subscriptions where user_id = ?", ann.id()).contains("enterprise"));
            }
        }

        private void clone(boolean shared, Map<String, ?> where) {
            var clone = made("clones", shared, "/api/v1/clones", with(where,
                    "name", traces.marker("clone's name"), "description", traces.marker("clone's description")));
            var under = "/api/v1/clones/" + clone;
            ann.put(under + "/avatar", "image/png", Calls.PICTURE);
            var memory = made("memories", shared, under + "/memories", Map.of("title", traces.marker("memory's title"),
                    "content", "The key lies under the pot " + traces.marker("memory"), "speaker", traces.marker("speaker"),
                    "tags", List.of(traces.marker("tag")), "people", List.of(traces.marker("person in a memory")),
                    "places", List.of(traces.marker("place")), "metadata", Map.of(traces.marker("metadata"), traces.marker("metadata"))));
            ann.patch("/api/v1/memories/" + memory, Map.of("speaker", traces.marker("corrected speaker")));
            made("memories", shared, under + "/memories", Map.of("title", "Another", "content", traces.marker("memory")));
            made("documents", shared, under + "/documents", Map.of("title", traces.marker("document's title"),
                    "content", traces.marker("document")));
            made("documents", shared, under + "/documents", Map.of("title", "Another", "content", traces.marker("document")));
            importOf(shared, under);
            importOf(shared, under);
            var conversation = made("conversations", shared, under + "/conversations",
                    Map.of("title", traces.marker("conversation's title"), "is_shared", shared));
            var turn = ann.saying("Idempotency-Key", IDEMPOTENCY_KEY).post("/api/v1/conversations/" + conversation + "/messages",
                    Map.of("content", "Where is the key? " + traces.marker("message")));
            add("messages", shared, turn.at("/clone_message/id").asText());
            add("messages", shared, turn.at("/user_message/id").asText());
        }

        private void importOf(boolean shared, String under) {
            var path = under + "/imports";
            var speaker = traces.marker("chat's speaker");
            var once = used.add(path) ? IDEMPOTENCY_KEY : UUID.randomUUID().toString();
            add("imports", shared, ann.saying("Idempotency-Key", once).upload(path,
                    "date,author,text\n2021-03-15T14:05:00Z," + speaker + ",The key lies there no more " + traces.marker("message of a chat") + "\n",
                    Map.of("speaker", speaker)).path("id").asText());
        }

        /** Of a consumer that does not exist, so that nothing of the person waits behind it. */
        private void deadLetter() {
            var letter = UUID.randomUUID();
            databases.run("clone", """
                    insert into messaging.dead_letters
                        (id, consumer, topic, partition_number, record_offset, record_key, headers, cause)
                    values (?, ?, 'clonememoria.clone', 0, -1, ?, '{}', ?)""",
                    letter, "nobody-" + letter, ann.id().toString(), traces.marker("dead letter's cause"));
            add("dead-letters", false, letter.toString());
        }

        private void inWorkspace() {
            var invitation = UUID.randomUUID();
            databases.run("workspace", """
                    insert into space_invitations (id, space_id, invited_by_user_id, email, token, role, expires_at)
                    values (?, ?, ?, ?, ?, 'member', now() + interval '1 day')""",
                    invitation, space, ann.id(), traces.marker("invited address") + "@example.org", traces.marker("invitation's token"));
            add("invitations", true, invitation.toString());
            for (var shared : new boolean[] {false, true}) {
                var where = shared ? space : null;
                var webhook = UUID.randomUUID();
                // inactive: nobody is to be called
                databases.run("workspace", """
                        insert into webhooks (id, user_id, space_id, url, secret, events, is_active)
                        values (?, ?, ?, ?, ?, '{clone.created}', false)""",
                        webhook, ann.id(), where, "https://example.org/" + traces.marker("webhook's address"), traces.marker("webhook's secret"));
                add("webhooks", shared, webhook.toString());
                var log = UUID.randomUUID();
                databases.run("workspace", """
                        insert into webhook_logs (id, webhook_id, event, payload, status_code, error_message)
                        values (?, ?, 'clone.created', jsonb_build_object('word', ?::text), 500, ?)""",
                        log, webhook, traces.marker("webhook's payload"), traces.marker("webhook's error"));
                add("webhook-logs", shared, log.toString());
                var safety = UUID.randomUUID();
                databases.run("workspace", """
                        insert into safety_events (id, user_id, clone_id, space_id, type, reason, content_snippet)
                        values (?, ?, ?::uuid, ?, 'flagged', ?, ?)""",
                        safety, ann.id(), things.one("clones", shared).orElseThrow().id(), where,
                        traces.marker("safety reason"), traces.marker("safety snippet"));
                add("safety-events", shared, safety.toString());
            }
        }

        private UUID keys() {
            key(false, null, traces.marker("key's name"));
            key(true, space, traces.marker("key's name"));
            return ApiKeyRow.bound(databases, ann.id(), aside, "Aside").id();
        }

        private void key(boolean shared, @Nullable UUID where, String name) {
            var key = ApiKeyRow.bound(databases, ann.id(), where, name);
            add("api-keys", shared, key.id().toString());
            databases.run("billing", "insert into api_key_usage (api_key_id, window_start, request_count) values (?, now(), 1)", key.id());
        }

        /** Waits until everything that was set off has come to its end, the log of the person's acts included. */
        private void settle() {
            await().atMost(SOON).until(() -> databases.texts("memory", """
                    select k.id::text from clone_document_chunks k
                    where k.user_id = ? and k.embedding is null union all
                    select d.id::text from clone_documents d where d.user_id = ? and d.status = 'processing' union all
                    select i.id::text from imports i where i.user_id = ? and (i.status <> 'completed' or i.original_key is not null)""",
                    ann.id(), ann.id(), ann.id()).isEmpty());
            await().atMost(SOON).until(() -> databases.texts("workspace",
                    "select id::text from audit_log where user_id = ? and event = 'document.indexed'", ann.id()).size() == 4);
            await().atMost(SOON).until(() -> databases.texts("workspace",
                    "select id::text from audit_log where user_id = ? and event = 'import.completed'", ann.id()).size() == 4);
            databases.texts("workspace", "select id::text from audit_log where user_id = ?", ann.id())
                    .forEach(entry -> add("audit-log", false, entry));
        }

        private String made(String kind, boolean shared, String path, Map<String, ?> body) {
            var once = used.add(path) ? IDEMPOTENCY_KEY : UUID.randomUUID().toString();
            var id = ann.saying("Idempotency-Key", once).post(path, body).path("id").asText();
            add(kind, shared, id);
            return id;
        }

        private void add(String kind, boolean shared, String id) {
            traces.id("id among " + kind, id);
            things.add(kind, shared, id);
        }

        private static Map<String, Object> with(Map<String, ?> some, Object... more) {
            var all = new HashMap<String, Object>(some);
            for (var i = 0; i < more.length; i += 2) {
                all.put(more[i].toString(), more[i + 1]);
            }
            return all;
        }
    }
}
