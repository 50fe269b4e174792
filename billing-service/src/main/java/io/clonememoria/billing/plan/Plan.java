package io.clonememoria.billing.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** What a plan allows. */
@Entity
@Immutable
@Table(name = "billing_quotas")
class Plan {
    @Id
    String plan;

    /** Clones that a person may own at once. */
    int maxClones;

    /** Messages that a person may send in a calendar month, in UTC. */
    int maxMessagesPerMonth;

    /** Documents that one clone may hold at once. */
    int maxDocumentsPerClone;
}
