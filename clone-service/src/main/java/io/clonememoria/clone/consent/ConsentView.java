package io.clonememoria.clone.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one consent stands.
 *
 * @param since         when it was decided; null as long as nobody has, and it stands as an account begins
 * @param policyVersion the privacy policy under which it was decided; null likewise
 */
record ConsentView(boolean granted, @Nullable Instant since, @Nullable String policyVersion) {}
