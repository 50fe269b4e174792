package io.clonememoria.clone.throttle;

import io.clonememoria.platform.request.Origin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets attempts through, and says when there were too many. What it counts is committed at once and stays counted whatever
 * becomes of the request: it must be called outside of any other transaction, and refuses to work inside of one.
 */
@ApplicationScoped
public class ThrottleService {
    private static final String PASSWORD = "password";
    private static final String MAIL = "mail";

    private final AttemptRepository attempts;
    private final Allowance passwords;
    private final Allowance mails;

    ThrottleService(AttemptRepository attempts, ThrottleConfig config) {
        this.attempts = attempts;
        this.passwords = config.passwords();
        this.mails = config.mails();
    }

    /**
     * Checks a password of the account with this e-mail address, wherever it is asked for: all guesses count together.
     *
     * <p>The guess is counted before the check begins, so that of thousands at once no more than are allowed are checked.
     * A right one forgives the sender's wrong ones; a check that fails with a failure was no guess.
     *
     * @param email as it was written; nobody needs to have it
     * @param check whether the password is right
     * @throws TooManyFailedLogins without a check
     */
    public Uni<Boolean> guarding(String email, Supplier<Uni<Boolean>> check) {
        return guarding(email, check, right -> right);
    }

    /** The same for a check that finds more than whether the password is right. */
    public <T> Uni<T> guarding(String email, Supplier<Uni<T>> check, Predicate<T> right) {
        var attempt = attemptAt(PASSWORD, email);
        return attempts.count(attempt, passwords)
                .invoke(wait -> wait.ifPresent(time -> {
                    throw new TooManyFailedLogins(time);
                }))
                .chain(() -> check.get()
                        .onFailure().call(() -> attempts.takeBack(attempt)))
                .call(found -> right.test(found) ? attempts.forgive(attempt) : Uni.createFrom().voidItem());
    }

    /**
     * Counts a mail that somebody asks for, before anything else is done for it: a link to reset a password, the
     * verification once more, the change to another address (that is the one to name then).
     *
     * @param email of whom the mail would go to, as it was written; nobody needs to have it
     * @throws TooManyMails when no more may be asked for now
     */
    public Uni<Void> mailTo(String email) {
        return attempts.count(attemptAt(MAIL, email), mails)
                .invoke(wait -> wait.ifPresent(time -> {
                    throw new TooManyMails(time);
                }))
                .replaceWithVoid();
    }

    private static Attempt attemptAt(String what, String email) {
        return new Attempt(what, email, Sender.of(Origin.current()));
    }
}
