package io.clonememoria.gateway.principal;

/**
 * What we know about some principals holds no longer.
 *
 * @param trait what they have in common
 * @param ends  whether their open streams end as well
 */
record Drop(Trait trait, boolean ends) {}
