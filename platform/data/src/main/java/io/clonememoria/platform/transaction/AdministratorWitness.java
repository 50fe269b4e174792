package io.clonememoria.platform.transaction;

import io.clonememoria.platform.identity.Caller;
import io.smallrye.mutiny.Uni;

/** Keeps that an administrator acts, in the transaction of the act. */
public interface AdministratorWitness {
    Uni<Void> acts(Caller administrator);
}
