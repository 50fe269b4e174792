package io.clonememoria.clone.mail;

import java.util.Locale;

/** What we write to people about. The words stand in {@code mail/<language>.properties}. */
public enum Letter {
    /** Whether the address is theirs; with a link. */
    VERIFY_EMAIL,
    /** A way to a new password; with a link. */
    RESET_PASSWORD,
    /** That the password is another one now. */
    PASSWORD_CHANGED,
    /** Whether the address that they want is theirs; with a link, to that address. */
    CONFIRM_ADDRESS,
    /** That somebody wants another address for their account; to the old one. */
    ADDRESS_WANTED,
    /** That the account has another address now; to the old one. */
    ADDRESS_CHANGED,
    /** That the account is deleted, and for how long it can come back. */
    ACCOUNT_DELETED,
    /** That the account is back. */
    ACCOUNT_RESTORED;

    /** In the words' keys and the links' paths. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
