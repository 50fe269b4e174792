package io.clonememoria.clone.administration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param isPlatformAdmin whether they administer the platform; as it is when absent or null */
record UpdatePersonRequest(@Schema(example = "true") @Nullable Boolean isPlatformAdmin) {}
