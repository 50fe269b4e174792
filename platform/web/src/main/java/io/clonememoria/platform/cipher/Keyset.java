package io.clonememoria.platform.cipher;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Which keys a {@link DataCipher} uses. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Keyset {
    Of value();

    /** The keysets there are. */
    enum Of {
        /** Shared by all services: restricted events. */
        BUS,
        /** Of one service: what it keeps in its database and its files. */
        DATA
    }
}
