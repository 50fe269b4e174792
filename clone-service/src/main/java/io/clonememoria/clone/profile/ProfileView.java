package io.clonememoria.clone.profile;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as others see them.
 *
 * @param avatarUrl null: people have no picture yet
 */
record ProfileView(UUID id, String fullName, @Nullable String avatarUrl) {}
