package io.clonememoria.acceptance.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.clonememoria.acceptance.RunningSuite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What belongs to one person or space does not exist for anybody else, whatever they call. */
@ExtendWith(RunningSuite.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest {
    private static Doors doors;
    private static Databases databases;
    private static List<ApiDocument> documents;
    private static List<Operation> operations;
    private static Victim victim;

    @BeforeAll
    static void somebodyWithSecrets() {
        doors = new Doors(RunningSuite.suite());
        databases = new Databases(RunningSuite.suite());
        documents = doors.documents();
        operations = documents.stream().flatMap(document -> document.operations().stream()).toList();
        victim = Victim.in(doors, databases);
    }

    @Test
    @Order(1)
    void theDocumentsSayAllThatACallerNeeds() {
        assertThat(documents).flatMap(ApiDocument::gaps).isEmpty();
    }

    @Test
    @Order(2)
    void everyDocumentedOperationIsBehindTheGatewayAndGuardedThereAsItsServiceSays() {
        var reached = operations.stream().filter(Routes::lead).toList();

        assertThat(operations).filteredOn(operation -> !Routes.lead(operation)).allMatch(Operation::isAdministration);
        assertThat(reached).isNotEmpty().allSatisfy(operation ->
                assertThat(Routes.areGuarded(operation)).as("%s needs a credential", operation).isEqualTo(!operation.open()));
        assertThat(operations).as("one that streams").anyMatch(Operation::streams);
    }

    @Test
    @Order(3)
    void everyOperationRefusesEverybodyElseWithoutATrace() throws Exception {
        var before = Snapshot.settled(databases, victim);
        var judge = new Judge(victim.traces());
        var tally = new Tally(operations.size());
        var objections = new ArrayList<String>();

        // all of them at once: much of the time goes into answers that are held back, so that they tell nothing by their time
        try (var intrusions = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new Intruders(doors, databases, victim).all().stream()
                    .map(intruder -> intrusions.submit(() -> objections(intruder, judge, tally))).toList();
            for (var intrusion : running) {
                objections.addAll(intrusion.get());
            }
        }
        var changes = before.changes(Snapshot.settled(databases, victim), victim.traces());

        tally.print();
        assertSoftly(softly -> {
            softly.assertThat(objections).isEmpty();
            softly.assertThat(changes).as("what became of the victim's %d rows", before.size()).isEmpty();
            softly.assertThat(before.size()).isGreaterThan(victim.things().kinds().size());
            softly.assertThat(tally.operations()).isEqualTo(operations.size()).isPositive();
        });
    }

    /** Without this the refusals would prove nothing: a request that is wrong for everybody is refused to everybody. */
    @Test
    @Order(4)
    void theOwnerMayDoWhatEverybodyElseIsRefused() {
        var refused = new ArrayList<Call>();
        operations.stream().filter(operation -> !operation.isAdministration())
                .flatMap(operation -> new Calls(operation, victim).plain().stream())
                .sorted(Comparator.comparingInt(OperationsTest::harm).thenComparing(OperationsTest::depth, Comparator.reverseOrder()))
                .forEach(call -> {
                    if (!granted(call)) {
                        refused.add(call);
                    }
                });

        // what undoes a deletion can only be done after it
        assertThat(refused).allSatisfy(call -> assertThat(granted(call)).as("%s is granted to its owner", call).isTrue());
    }

    private static List<String> objections(Intruder intruder, Judge judge, Tally tally) {
        var objections = new ArrayList<String>();
        for (var operation : operations) {
            if (intruder.tries(operation)) {
                for (var call : new Calls(operation, victim).all(intruder.things())) {
                    var answer = sender(intruder, call).send(call);
                    tally.count(intruder.who(), operation, answer);
                    judge.objection(call, answer, intruder.isNobody() && !operation.open(), intruder.told())
                            .ifPresent(objection -> objections.add("%s, %s: %d %s%n    %s".formatted(
                                    intruder.who(), call, answer.status(), objection, answer.body())));
                }
            }
        }
        return objections;
    }

    private static Intruder sender(Intruder intruder, Call call) {
        var operation = call.operation();
        return call.aim() == Aim.OWN && !operation.reads() && !operation.open() ? intruder.another().get() : intruder;
    }

    private static boolean granted(Call call) {
        var answer = doors.throughTheGateway(call, victim.person().credential());
        return answer.status() < 300 || answer.status() == 402 || answer.status() == 409
                || Exceptions.AFTER_OWNERSHIP.keySet().stream().anyMatch(type -> answer.body().contains("/" + type + "\""));
    }

    private static int depth(Call call) {
        return call.operation().path().split("/").length;
    }

    /** First what only looks, last what removes, and of that first what is below. */
    private static int harm(Call call) {
        if (!call.operation().method().equals("DELETE")) {
            return call.operation().reads() ? 0 : 1;
        }
        var kinds = List.copyOf(victim.things().kinds());
        return 2 + kinds.size() - kinds.indexOf(call.operation().pathParameters().getLast().resource());
    }
}
