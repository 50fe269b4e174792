package io.clonememoria.acceptance.replica;

import static io.clonememoria.acceptance.replica.ReplicatedSuite.kill;
import static io.clonememoria.acceptance.replica.ReplicatedSuite.launched;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Service;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two of each: one leads, both work, and one alone goes on. */
@Tag("replicas")
@ExtendWith(ReplicatedSuite.class)
class ReplicasTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** A task whose own interval is longer than a test. */
    private static final String SELDOM = "idempotency-key-expiry";

    private Person ann;

    @BeforeEach
    void somebody() {
        ann = Person.register(launched().gateway());
    }

    @AfterEach
    void bothAgain() {
        launched().run("up");
    }

    @Test
    void oneRelayLeadsInEachDatabaseAndTheOtherTakesOverWhenItIsKilled() {
        var databases = Databases.ofTheSuite();
        for (var database : Databases.NAMES) {
            await().atMost(SOON).untilAsserted(() -> assertThat(databases.leaders(database)).hasSize(1));
        }
        var killed = databases.leader("clone").orElseThrow();

        kill(killed);

        var other = killed.equals("clone-service") ? "clone-service.2" : "clone-service";
        await().atMost(SOON).untilAsserted(() -> assertThat(databases.leaders("clone")).containsExactly(other));
        ann.newClone("Told by the other");
        await().atMost(SOON).until(() -> databases.count("clone", "select count(*) from messaging.outbox") == 0);
    }

    @Test
    void bothReplicasConsume() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", ReplicatedSuite.addresses().kafka()))) {
            for (var group : List.of("workspace-service.facts", "billing-service.facts", "memory-service.state")) {
                await().atMost(SOON).untilAsserted(() -> assertThat(members(admin, group)).hasSize(2)
                        .allSatisfy(member -> assertThat(member.assignment().topicPartitions()).isNotEmpty()));
            }
        }
    }

    @Test
    void requestsSucceedWhileAReplicaIsKilledAndStartedAgain() throws Exception {
        var cloneId = ann.newClone("Home");
        await().atMost(SOON).until(() -> ann.get("/clones/" + cloneId + "/memories").done());
        var failures = new ConcurrentLinkedQueue<Person.Answer>();
        var requests = new AtomicLong();
        try (var threads = Executors.newScheduledThreadPool(4)) {
            for (var each = 0; each < 4; each++) {
                threads.scheduleWithFixedDelay(() -> {
                    var answer = ann.post("/clones/" + cloneId + "/memories", Map.of("title", "Boat", "content", "It came home."));
                    requests.incrementAndGet();
                    if (!answer.done()) {
                        failures.add(answer);
                    }
                }, 0, 5, TimeUnit.MILLISECONDS);
            }
            awaitMore(requests, 50);
            kill("memory-service.2");
            awaitMore(requests, 50);
            launched().run("up");
            awaitMore(requests, 50);
        }

        // no more than were on their way to the one that was killed, and those are told so
        assertThat(failures).hasSizeLessThanOrEqualTo(4).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).contains("/problems/service-interrupted");
        });
    }

    /** Searching is stopped while the streams begin, so that they are all in the middle of it when the kill comes. */
    @Test
    void aStreamGoesOnWhenAnotherReplicaOfItsServiceIsKilled() throws Exception {
        var cloneId = ann.newClone("Grandma Rose");
        await().atMost(SOON).until(() -> ann.post("/clones/" + cloneId + "/memories", Map.of("title", "The bakery",
                "content", "In 1962 Tom and I opened the bakery in Harbour Street.")).done());
        var conversations = IntStream.range(0, 4).mapToObj(number -> ann.post("/clones/" + cloneId + "/conversations",
                Map.of("title", "Sunday " + number)).expecting(201).id()).toList();
        ann.say(conversations.getFirst(), "When did you open the bakery?");

        List<Future<HttpResponse<String>>> streams;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            signal("STOP", "memory-service", "memory-service.2");
            try {
                streams = conversations.stream().map(id -> threads.submit((Callable<HttpResponse<String>>) () ->
                        ann.say(id, "When did you open the bakery?"))).toList();
                await().atMost(SOON).until(() -> asked() == conversations.size() + 1);
                kill("clone-service.2");
            } finally {
                signal("CONT", "memory-service", "memory-service.2");
            }
        }

        var whole = streams.stream().filter(ReplicasTest::isWhole).count();
        // the gateway gives them out in turns
        assertThat(whole).isEqualTo(conversations.size() / 2);
    }

    @Test
    void aRecurringTaskRunsOnceEachTimeItIsDue() {
        var before = runs();

        for (var time = 1; time <= 2; time++) {
            Databases.ofTheSuite().count("clone",
                    "update messaging.recurring_tasks set next_run = now() where name = ? returning 1", SELDOM);
            await().atMost(SOON).until(() -> Databases.ofTheSuite().count("clone",
                    "select count(*) from messaging.recurring_tasks where name = ? and next_run > now()", SELDOM) == 1);
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(runs()).isEqualTo(before + 2));
    }

    /** By the replicas' own count: the row would show one run also where two replicas had each done it. */
    private static long runs() {
        return Replica.all().stream()
                .filter(replica -> replica.service() == Service.CLONE && replica.number() <= 2)
                .map(replica -> launched().suite().ports().management(replica))
                .flatMap(port -> given().get("http://127.0.0.1:" + port + "/q/metrics").asString().lines())
                .filter(line -> line.startsWith("clonememoria_recurring_runs_seconds_count")
                        && line.contains("task=\"" + SELDOM + "\""))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
                .sum();
    }

    private long asked() {
        return Databases.ofTheSuite().count("clone", "select count(*) from messages where role = 'user' and user_id::text = ?",
                ann.id());
    }

    private static boolean isWhole(Future<HttpResponse<String>> stream) {
        return stream.state() == Future.State.SUCCESS && stream.resultNow().body().contains("event:message.completed")
                && stream.resultNow().body().contains("1962");
    }

    private static List<MemberDescription> members(Admin admin, String group) throws Exception {
        return List.copyOf(admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get().members());
    }

    private static void awaitMore(AtomicLong count, int more) {
        var target = count.get() + more;
        await().atMost(SOON).until(() -> count.get() >= target);
    }

    private static void signal(String signal, String... parts) throws IOException, InterruptedException {
        for (var part : parts) {
            assertThat(new ProcessBuilder("kill", "-s", signal, Long.toString(ReplicatedSuite.process(part).pid()))
                    .inheritIO().start().waitFor()).isZero();
        }
    }
}
