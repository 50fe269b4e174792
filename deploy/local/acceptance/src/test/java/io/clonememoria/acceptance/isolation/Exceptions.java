package io.clonememoria.acceptance.isolation;

import java.util.Map;

/** The few tables and columns that are not as all others, each with its reason. */
final class Exceptions {
    /** Tables without a word about whose a row is, which everybody may see. */
    static final Map<String, String> PUBLIC = Map.of(
            "public.billing_quotas", "the price list",
            "projection.plans", "the price list, where limits are kept");

    /** Personal tables of which a key bound to a space sees its person's rows all the same. */
    static final Map<String, String> FOR_BOUND_KEYS = Map.of(
            "projection.subscriptions", "a key may spend as much as the plan of its person allows");

    /** Columns that look like what is counted and are not, and so may be given by a request that adds a row. */
    static final Map<String, String> NO_COUNTERS = Map.of(
            "public.clone_documents.chunk_count", "into how many passages the request itself has cut the text");

    /** Columns in which whatever their writer has sent is kept, so that an id in them says nothing about whose the row is. */
    static final Map<String, String> KEPT_AS_WRITTEN = Map.of(
            "public.clone_cards.card", "what a card has that a clone has not goes out again with the next export");

    /** Functions that serve who is not logged in yet and who is; each asks itself whom the caller may act for. */
    static final Map<String, String> BEFORE_AND_AFTER_LOGIN = Map.of(
            "private.issue_link(bytea,text,uuid,jsonb,interval)", "a request issues links of its own person only",
            "private.redeem_link(bytea,text)", "who has the secret may use it up, logged in or not",
            "private.revoke_links(uuid,text)", "a request revokes links of its own person only");

    /** Refusals that come only after it is clear that somebody may do something, by the last word of their type. */
    static final Map<String, String> AFTER_OWNERSHIP = Map.of(
            "consent-required", "whoever may do it must also allow what comes of it",
            "image-generation-not-configured", "the suite has no image model");

    private Exceptions() {}
}
