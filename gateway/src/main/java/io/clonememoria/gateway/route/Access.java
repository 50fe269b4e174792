package io.clonememoria.gateway.route;

/** Who may take a route. */
public enum Access {
    /** Anybody; a credential that comes along must hold all the same. */
    OPEN,
    /** Anybody, but passwords can be guessed here, so that an address gets few tries. */
    SIGN_IN,
    /** Who has a valid credential. */
    PERSON,
    /** Who administers the platform, and no key. */
    ADMINISTRATOR
}
