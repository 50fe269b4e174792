package io.clonememoria.billing.usage;

import java.time.LocalDate;

record UsageView(LocalDate metricDate, long messagesCount, long tokensUsed, long documentsUploaded,
        long clonesCreated, long ttsRequests, long avatarRequests) {

    static UsageView of(UsageDay day) {
        return new UsageView(day.metricDate, day.messagesCount, day.tokensUsed, day.documentsUploaded,
                day.clonesCreated, day.ttsRequests, day.avatarRequests);
    }
}
