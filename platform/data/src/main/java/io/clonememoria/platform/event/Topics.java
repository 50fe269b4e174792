package io.clonememoria.platform.event;

import java.util.Set;

/**
 * The names on the bus. Facts are kept for seven days; state is compacted, one record per row; restricted topics hold
 * personal content, encrypted, for seven days, and are never offered to webhooks.
 */
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
    public static final String STATE_CLONE_MEMORIES = "clonememoria.state.clone-memories";
    public static final String STATE_SPACE_MEMBERS = "clonememoria.state.space-members";

    /** From where somebody acted. */
    public static final String RESTRICTED_AUDIT = "clonememoria.audit";
    /** What was said where the talk became dangerous, masked. */
    public static final String RESTRICTED_SAFETY = "clonememoria.safety";

    private static final Set<String> RESTRICTED = Set.of(RESTRICTED_AUDIT, RESTRICTED_SAFETY);

    private Topics() {}

    /** The topics that hold personal content. */
    public static Set<String> restricted() {
        return RESTRICTED;
    }

    /** Whether what is on the topic must be encrypted before it leaves its transaction. */
    public static boolean isRestricted(String topic) {
        return RESTRICTED.contains(topic);
    }
}
