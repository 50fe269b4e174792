/**
 * Identities: who somebody is at an outside issuer, such as a product's own Supabase Auth or Keycloak, and whose account that is.
 * The gateway has verified what it tells. Asks {@code account} to announce whom it meets for the first time. Announces
 * {@code user.identity_linked}.
 */
@NullMarked
package io.clonememoria.clone.identity;

import org.jspecify.annotations.NullMarked;
