package io.clonememoria.launcher.suite;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which replicas a person means: {@code memory-service} all of its, {@code memory-service.2} the second.
 *
 * @param number all when empty
 */
public record Selection(Service service, OptionalInt number) {

    private static final Pattern NUMBERED = Pattern.compile("(.+)\\.([1-" + Replica.MOST + "])");

    /** Empty when there is no such service. */
    public static Optional<Selection> named(String name) {
        var numbered = NUMBERED.matcher(name);
        return numbered.matches()
            ? Service.named(numbered.group(1))
                .map(service -> new Selection(service, OptionalInt.of(Integer.parseInt(numbered.group(2)))))
            : Service.named(name).map(service -> new Selection(service, OptionalInt.empty()));
    }

    public boolean includes(Replica replica) {
        return replica.service() == service && (number.isEmpty() || number.getAsInt() == replica.number());
    }

    /** Those of the given that are meant. */
    public List<Replica> among(List<Replica> replicas) {
        return replicas.stream().filter(this::includes).toList();
    }

    /** As the person says it. */
    public String name() {
        return service.part() + (number.isEmpty() ? "" : "." + number.getAsInt());
    }
}
