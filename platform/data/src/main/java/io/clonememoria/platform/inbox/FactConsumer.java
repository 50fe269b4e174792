package io.clonememoria.platform.inbox;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Set;

/** An effect that facts have in this service. Every bean of this type is asked for every fact of its types. */
public interface FactConsumer {
    /** Every type, for {@link #types()}; but on restricted topics, which are only for those who name what they want. */
    String EVERY_TYPE = "*";

    /** The name under which the inbox remembers what was done; never changed once released. */
    String name();

    /** The types that have this effect; {@link #EVERY_TYPE} for all. */
    Set<String> types();

    /**
     * Brings the effect about, in the transaction that also remembers the fact: both happen or neither.
     *
     * <p>Failing with something that passes (a lost connection, a deadlock) is tried again for as long as it takes;
     * failing otherwise three times makes the fact a dead letter.
     *
     * @param transaction runs under the role {@code consumer}
     */
    Uni<Void> apply(Fact fact, SqlConnection transaction);

    /**
     * Whether facts about people who were erased have this effect too. Only an erasure's own book-keeping says yes:
     * whatever else arrives late must not bring anything of them back.
     */
    default boolean alsoOfErased() {
        return false;
    }

    /** Whether the fact has this consumer's effect. */
    static boolean wants(FactConsumer consumer, Fact fact) {
        return consumer.types().contains(fact.type())
                || consumer.types().contains(EVERY_TYPE) && !Topics.isRestricted(fact.topic());
    }
}
