package io.clonememoria.platform.sibling;

import io.clonememoria.platform.problem.Conflict;
import io.clonememoria.platform.request.RequestId;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells what reached it. */
@ApplicationScoped
class ProbeEndpoint implements InternalEndpoint {
    static final AtomicInteger ANSWERED = new AtomicInteger();

    @Override
    public HttpMethod method() {
        return HttpMethod.POST;
    }

    @Override
    public String path() {
        return "/internal/probe/:name";
    }

    @Override
    public String purpose() {
        return "probe";
    }

    @Override
    public Uni<?> answer(InternalCall call) {
        ANSWERED.incrementAndGet();
        return switch (call.parameters().get("name")) {
            case "nothing" -> Uni.createFrom().nullItem();
            case "conflict" -> Uni.createFrom().failure(new Conflict("probe-conflict", "Twice."));
            case "defect" -> throw new IllegalStateException("secret cause");
            default -> Uni.createFrom().item(Map.of(
                    "service", call.service(),
                    "subject", call.subject(),
                    "name", call.parameters().get("name"),
                    "body", call.body().toString(),
                    "own_context", VertxContext.isOnDuplicatedContext(),
                    "request_id", RequestId.current().orElse("")));
        };
    }
}
