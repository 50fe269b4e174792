/**
 * Avatars: the faces of clones, uploaded or made by an image model. Owns {@code avatars} and their files in object storage;
 * asks {@code clone} who may, {@code picture} to make each file anew and {@code consent} before an image model is asked.
 * Announces {@code clone.avatar_generated}, and by {@code clone} {@code clone.updated}.
 */
@NullMarked
package io.clonememoria.clone.avatar;

import org.jspecify.annotations.NullMarked;
