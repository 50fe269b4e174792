/**
 * Consents: what a person allows to be done with what they keep here, each decision of theirs in a ledger that is never
 * changed, and the refusal of what they do not allow. Announces {@code user.consent_changed}; how they are now travels with
 * the person's state.
 */
@NullMarked
package io.clonememoria.clone.consent;

import org.jspecify.annotations.NullMarked;
