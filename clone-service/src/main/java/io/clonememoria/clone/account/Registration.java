package io.clonememoria.clone.account;

/**
 * Who wants an account. The address is kept as it was written; another capitalisation of it is the same address.
 *
 * @param language in which we write to them
 */
public record Registration(String email, String password, String fullName, String language) {

    /** Without the password: registrations end up in logs. */
    @Override
    public String toString() {
        return "Registration[" + email + "]";
    }
}
