/**
 * Consents: what a person allows to be done with what they keep here, each decision of theirs, and the refusal of what they
 * do not allow.
 */
@NullMarked
package io.clonememoria.clone.consent;

import org.jspecify.annotations.NullMarked;
