/**
 * Plans: what each allows. Owns {@code billing_quotas}, asks nobody, and is announced as the state topic of plans by
 * the database itself, so that the services which enforce the limits hear of every change.
 */
@NullMarked
package io.clonememoria.billing.plan;

import org.jspecify.annotations.NullMarked;
