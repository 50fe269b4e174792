package io.clonememoria.gateway.door;

/**
 * What this is and where to go on; the answer to {@code GET /}.
 *
 * @param name   of the product
 * @param api    where the API's paths begin
 * @param health tells how all parts are
 * @param keys   the key set that access tokens are signed with
 */
record Index(String name, String api, String health, String keys) {
    static final Index OF_THE_API = new Index("CloneMemoria", "/api/v1", "/api/v1/health", "/.well-known/jwks.json");
}
