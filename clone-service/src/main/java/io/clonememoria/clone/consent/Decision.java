package io.clonememoria.clone.consent;

/** A consent that somebody gives, or takes back. */
record Decision(Consent consent, boolean granted) {}
