package io.clonememoria.clone.account;

import io.clonememoria.clone.mail.Letter;
import io.clonememoria.clone.mail.Mail;
import io.clonememoria.platform.link.LinkSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as they see themselves.
 *
 * @param emailVerified   whether they have proven that the address is theirs
 * @param language        in which we write to them
 * @param isPlatformAdmin whether they administer the platform
 */
public record UserView(UUID id, String email, String fullName, Instant createdAt, boolean emailVerified, String language,
        boolean isPlatformAdmin) {

    static UserView of(User user) {
        return new UserView(user.id, user.email, user.fullName, user.createdAt, user.emailVerifiedAt != null, user.language,
                user.isPlatformAdmin);
    }

    /** A letter to them that tells something. */
    public Mail notice(Letter letter) {
        return mail(letter, email, null, Duration.ofDays(3));
    }

    /** A letter to them with a link. @param worth for how long the link works */
    public Mail link(Letter letter, LinkSecret secret, Duration worth) {
        return mail(letter, email, secret, worth);
    }

    /** A letter about them to an address that is not, or no longer, the account's. */
    public Mail mail(Letter letter, String to, @Nullable LinkSecret secret, Duration worth) {
        return new Mail(letter, id, to, fullName, language, secret, worth);
    }
}
