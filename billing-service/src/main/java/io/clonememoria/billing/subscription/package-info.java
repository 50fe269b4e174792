/**
 * Subscriptions: which plan a person is on, and since when. Owns {@code subscriptions}, asks {@code plan} whether a plan
 * exists, hears {@code user.registered} and announces {@code plan.changed}; the database publishes each row as state.
 */
@NullMarked
package io.clonememoria.billing.subscription;

import org.jspecify.annotations.NullMarked;
