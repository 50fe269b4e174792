package io.clonememoria.clone.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.conversation.ConversationService;
import io.clonememoria.clone.conversation.MessageView;
import io.clonememoria.clone.conversation.Speaker;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class MessageAllowanceTest {
    @Inject
    MessageAllowance allowance;

    @Inject
    ConversationService conversations;

    @Inject
    RequestTransaction transaction;

    private Person person;
    private Caller caller;
    private UUID conversation;

    @BeforeEach
    void somebodyWhoTalks() {
        person = Person.registered();
        caller = new Caller(person.id(), null, null, null, false, false, null, Set.of(), person.token());
        conversation = person.opensConversation(person.makesClone());
    }

    @Test
    void ofThirtyAtOnceOnTenLeftExactlyTenPass() throws Exception {
        Allowances.used(person, 90);

        var outcomes = atOnce(30, () -> reserve());

        assertThat(outcomes).filteredOn(outcome -> outcome.state() == Future.State.SUCCESS).hasSize(10);
        assertThat(outcomes).filteredOn(outcome -> outcome.state() == Future.State.FAILED)
                .hasSize(20).allSatisfy(outcome -> assertThat(outcome.exceptionNow()).isInstanceOf(MessageLimitReached.class));
        assertThat(Database.count("select count(*) from messages where conversation_id = ?", conversation)).isEqualTo(10);
        assertThat(used()).isEqualTo(100);
    }

    @Test
    void whileOthersSettleAndRefundNobodyGetsPastTheLimit() throws Exception {
        Allowances.used(person, 95);

        var outcomes = atOnce(20, () -> {
            var message = reserve();
            if (message.hashCode() % 2 == 0) {
                settle(message);
            } else {
                refund(message);
            }
            return message;
        });

        var settled = Database.count("select used from private.limit_counters where limit_name = 'messages' and subject = ?", person.id());
        assertThat(settled).isLessThanOrEqualTo(100);
        assertThat(settled - 95).isEqualTo(outcomes.stream()
                .filter(outcome -> outcome.state() == Future.State.SUCCESS)
                .filter(outcome -> outcome.resultNow().hashCode() % 2 == 0).count());
        assertThat(used()).isEqualTo(settled);
    }

    @Test
    void aTurnIsChargedOnce() throws Throwable {
        var message = reserve();

        settle(message);

        assertThatThrownBy(() -> settle(message)).isInstanceOf(TurnTookTooLong.class);
        refund(message);
        assertThat(used()).isOne();
    }

    @Test
    void whatIsGivenBackWasNeverUsed() throws Throwable {
        Allowances.used(person, 99);
        var message = reserve();
        assertThatThrownBy(this::reserve).isInstanceOf(MessageLimitReached.class);

        refund(message);

        assertThat(used()).isEqualTo(99);
        reserve();
    }

    /** As when the process is killed between the two transactions. */
    @Test
    void whatNobodyFinishesComesBackWithItsLease() throws Throwable {
        Allowances.used(person, 99);
        var abandoned = reserve();
        assertThat(used()).isEqualTo(100);
        leaseEnds(abandoned);

        assertThat(used()).isEqualTo(99);
        reserve();
        assertThatThrownBy(() -> settle(abandoned)).isInstanceOf(TurnTookTooLong.class);
        assertThat(used()).isEqualTo(100);
    }

    @Test
    void aNewMonthStartsAnew() throws Throwable {
        Allowances.used(person, 100);
        Database.run("update private.limit_counters set period = '2020-01' where limit_name = 'messages' and subject = ?",
                person.id());

        reserve();

        assertThat(used()).isOne();
    }

    @Test
    void oneSettlesForNobodyElse() throws Throwable {
        var message = reserve();
        var stranger = Person.registered();
        var other = new Caller(stranger.id(), null, null, null, false, false, null, Set.of(), stranger.token());

        assertThatThrownBy(() -> run(() -> transaction.as(other, () -> allowance.settle(message))))
                .isInstanceOf(TurnTookTooLong.class);
        run(() -> transaction.as(other, () -> allowance.refund(message)));

        settle(message);
    }

    private UUID reserve() throws Exception {
        return run(() -> transaction.as(caller, () -> conversations.requireOwn(caller, conversation)
                .chain(talk -> conversations.say(talk.conversation(), Speaker.USER, "hello", Map.of()))
                .map(MessageView::id)
                .call(message -> allowance.reserve(person.id(), message))));
    }

    private void settle(UUID message) throws Exception {
        run(() -> transaction.as(caller, () -> allowance.settle(message)));
    }

    private void refund(UUID message) throws Exception {
        run(() -> transaction.as(caller, () -> allowance.refund(message)));
    }

    private static void leaseEnds(UUID message) {
        Database.run("update private.limit_holds set expires_at = now() where id = ?", message);
    }

    private long used() {
        try (var request = Database.requestOf(person.id())) {
            return (long) Database.column(request, "select get_user_message_count_this_month(?)", person.id()).getFirst();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static <T> T run(Supplier<Uni<T>> work) throws Exception {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Exception failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static <T> List<Future<T>> atOnce(int times, Callable<T> work) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(times)) {
            return threads.invokeAll(Stream.generate(() -> work).limit(times).toList());
        }
    }
}
