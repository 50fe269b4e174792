package io.clonememoria.launcher.suite;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the processes that serve as a service.
 *
 * @param number 1 for the first, which is the only one unless somebody asked for more
 */
public record Replica(Service service, int number) {

    /** Ports of replicas are ten apart and those of suites a hundred, so a tenth would meet the next suite's first. */
    static final int MOST = 9;

    /** The one that every suite has. */
    public static Replica first(Service service) {
        return new Replica(service, 1);
    }

    /** Every one that could ever have been started. */
    public static List<Replica> all() {
        return Arrays.stream(Service.values()).flatMap(service -> IntStream.rangeClosed(1, MOST)
            .mapToObj(number -> new Replica(service, number))).toList();
    }

    /** Its name in every list and the stem of its files: the service's, and from the second on with the number. */
    public String part() {
        return number == 1 ? service.part() : service.part() + "." + number;
    }
}
