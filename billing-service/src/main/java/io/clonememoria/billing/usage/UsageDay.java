package io.clonememoria.billing.usage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What a person used on one UTC day. Written by events only, hence read-only here. */
@Entity
@Immutable
@Table(name = "usage_metrics")
class UsageDay {
    @Id
    UUID id;

    UUID userId;

    LocalDate metricDate;

    /** Answers of clones. */
    long messagesCount;

    /** Tokens of prompts and answers together. */
    long tokensUsed;

    long documentsUploaded;

    long clonesCreated;

    long ttsRequests;

    long avatarRequests;
}
