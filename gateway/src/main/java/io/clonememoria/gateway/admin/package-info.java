/**
 * What administrators of the platform see and do in all services at once: the gateway asks each and puts the answers
 * together, or passes an act on to the one that it names.
 */
@NullMarked
package io.clonememoria.gateway.admin;

import org.jspecify.annotations.NullMarked;
