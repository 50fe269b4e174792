/**
 * Outside issuers: OpenID Connect providers, such as a product's own Supabase Auth or Keycloak, whose access tokens are
 * accepted beside ours.
 *
 * <p>They are chosen by configuration; nothing in a token can make the gateway call anybody. Their keys come from their
 * discovery document and go on serving while they are away. Asks nobody else.
 */
@NullMarked
package io.clonememoria.gateway.issuer;

import org.jspecify.annotations.NullMarked;
