package io.clonememoria.acceptance.isolation;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may not reach the victim's things.
 *
 * @param who        as the table and the failures call them
 * @param credential what they show at the gateway; null when they come in past it
 * @param edgeToken  what the gateway would make of it, anew for each call
 * @param told       what they may be told of the victim because it is their own
 * @param things     of their own
 * @param another    one of the same kind, for acts after which a person is not the same any more
 */
record Intruder(String who, Doors doors, @Nullable Map<String, String> credential, Supplier<Map<String, String>> edgeToken,
        Set<String> told, Things things, Supplier<Intruder> another) {

    Answer send(Call call) {
        return credential == null || !Routes.lead(call.operation())
                ? doors.atTheService(call, edgeToken.get())
                : doors.throughTheGateway(call, credential);
    }

    boolean isNobody() {
        return edgeToken.get().isEmpty();
    }

    /** Administrators are meant to see other people under /admin, and nowhere else. */
    boolean tries(Operation operation) {
        return !(operation.isAdministration() && who.equals(Intruders.ADMINISTRATOR));
    }
}
