/**
 * Profiles: how people are called by those with whom they share a space. Owns nothing: names are {@code account}'s, and who
 * shares a space is what workspace-service says.
 */
@NullMarked
package io.clonememoria.clone.profile;

import org.jspecify.annotations.NullMarked;
