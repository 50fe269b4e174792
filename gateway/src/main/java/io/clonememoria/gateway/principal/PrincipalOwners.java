package io.clonememoria.gateway.principal;

import io.clonememoria.gateway.credential.AccessToken;
import io.clonememoria.gateway.credential.ApiKey;
import io.clonememoria.gateway.issuer.OutsideToken;
import io.vertx.core.Future;

/** Who knows who stands behind a credential. Fails with a problem: 401 when nobody does, 503 when they cannot be asked. */
interface PrincipalOwners {
    /** @param asOf drops that are known before the question */
    Future<Principal> of(AccessToken token, long asOf);

    /** @param asOf drops that are known before the question */
    Future<Principal> of(OutsideToken token, long asOf);

    /** @param asOf drops that are known before the question */
    Future<Principal> of(ApiKey key, long asOf);
}
