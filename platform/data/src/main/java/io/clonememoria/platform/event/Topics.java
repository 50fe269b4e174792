package io.clonememoria.platform.event;

/** The names on the bus. Facts are kept for seven days; state is compacted, one record per row. */
public final class Topics {
    public static final String FACTS_IDENTITY = "clonememoria.identity";
    public static final String FACTS_CLONE = "clonememoria.clone";
    public static final String FACTS_MEMORY = "clonememoria.memory";
    public static final String FACTS_WORKSPACE = "clonememoria.workspace";
    public static final String FACTS_BILLING = "clonememoria.billing";
    public static final String FACTS_PRIVACY = "clonememoria.privacy";

    public static final String STATE_USERS = "clonememoria.state.users";
    public static final String STATE_CLONES = "clonememoria.state.clones";
    public static final String STATE_PLANS = "clonememoria.state.plans";
    public static final String STATE_SUBSCRIPTIONS = "clonememoria.state.subscriptions";
    public static final String STATE_SPACE_MEMBERS = "clonememoria.state.space-members";

    private Topics() {}
}
