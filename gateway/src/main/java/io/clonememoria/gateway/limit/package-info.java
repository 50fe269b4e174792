/**
 * Limits: how often somebody may ask, by person or by address, told in the headers of
 * draft-ietf-httpapi-ratelimit-headers-10. Each replica of the gateway counts for itself.
 */
@NullMarked
package io.clonememoria.gateway.limit;

import org.jspecify.annotations.NullMarked;
