/**
 * Principals: who stands behind a credential, as its owner says: clone-service for sessions
 * and for those whom outside issuers know, billing-service for keys.
 *
 * <p>Remembered for less than a minute, and only while every event that could end one is known to have been heard; a drop
 * is remembered longer than any answer that was on its way before it. Asks {@code credential} and {@code issuer} for what was presented.
 */
@NullMarked
package io.clonememoria.gateway.principal;

import org.jspecify.annotations.NullMarked;
