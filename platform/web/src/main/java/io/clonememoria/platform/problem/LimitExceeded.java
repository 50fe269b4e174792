package io.clonememoria.platform.problem;

import java.util.Map;

/** A plan's limit is spent (402); names the plan, the limit and what is used. */
public non-sealed class LimitExceeded extends Problem {
    private final String plan;
    private final long limit;
    private final long used;

    public LimitExceeded(String type, String detail, String plan, long limit, long used) {
        super(type, detail);
        this.plan = plan;
        this.limit = limit;
        this.used = used;
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("plan", plan, "limit", limit, "used", used);
    }
}
