package io.clonememoria.clone.consent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it was made.
 *
 * @param policyVersion the privacy policy that was shown
 * @param ipAddress     from where, as far as that is known
 * @param userAgent     with what, likewise
 */
record LedgerEntryView(@JsonIgnore UUID id, String consent, boolean granted, String policyVersion,
        @Nullable String ipAddress, @Nullable String userAgent, Instant createdAt) {}
