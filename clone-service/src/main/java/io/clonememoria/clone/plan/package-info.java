/**
 * Plans: what somebody may use, as billing-service last said. Enforced where it is spent, in the spending transaction.
 * Projects the state of plans and subscriptions.
 */
@NullMarked
package io.clonememoria.clone.plan;

import org.jspecify.annotations.NullMarked;
