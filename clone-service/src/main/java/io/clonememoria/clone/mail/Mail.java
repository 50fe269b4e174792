package io.clonememoria.clone.mail;

import io.clonememoria.platform.link.LinkSecret;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter to somebody.
 *
 * @param userId   whose account it is about
 * @param to       the address
 * @param name     how the person is greeted
 * @param language of the person, {@code en} or {@code fr}
 * @param secret   what makes the letter's link work; null where it has none
 * @param worth    for how long it makes sense to receive it; afterwards it is not sent any more
 */
public record Mail(Letter letter, UUID userId, String to, String name, String language, @Nullable LinkSecret secret,
        Duration worth) {

    /** Without the address and the secret: mails end up in logs. */
    @Override
    public String toString() {
        return "Mail[" + letter + " to " + userId + "]";
    }
}
