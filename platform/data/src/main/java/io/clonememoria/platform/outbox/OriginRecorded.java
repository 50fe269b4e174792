package io.clonememoria.platform.outbox;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.request.Origin;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Announces, on a restricted topic, from where somebody acted. */
final class OriginRecorded {
    private OriginRecorded() {}

    static Fact of(Fact act, Origin origin) {
        var data = new HashMap<String, @Nullable Object>();
        data.put("user_id", act.data().getValue("user_id"));
        data.put("event_id", act.id());
        data.put("ip_address", origin.address());
        data.put("user_agent", origin.userAgent());
        return Fact.of(Topics.RESTRICTED_AUDIT, "origin.recorded", act.id(), data);
    }
}
