package io.clonememoria.launcher.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many replicas of each service a suite has; remembered in its state folder until somebody asks for another number.
 *
 * @param counts of services with more than one
 */
public record Scale(Map<Service, Integer> counts) {

    public Scale {
        counts.forEach((service, count) -> {
            if (count < 1 || count > Replica.MOST) {
                throw new Failure(service.part() + " can have 1 to " + Replica.MOST + " replicas, not " + count);
            }
        });
        counts = counts.entrySet().stream().filter(each -> each.getValue() > 1)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the file remembers; one of each when there is none. A line is {@code <service>=<number>}. */
    static Scale keptIn(Path file) {
        try {
            var counts = new EnumMap<Service, Integer>(Service.class);
            for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                var fields = line.split("=", 2);
                counts.put(Service.named(fields[0]).orElseThrow(), Integer.valueOf(fields[1]));
            }
            return new Scale(counts);
        } catch (IOException | RuntimeException damaged) {
            throw new Failure(file + " does not say how many replicas run; delete it");
        }
    }

    void keepIn(Path file) {
        try {
            if (counts.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.write(file, counts.entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .map(each -> each.getKey().part() + "=" + each.getValue()).toList());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same with other numbers for some services. */
    public Scale with(Map<Service, Integer> changes) {
        var changed = new EnumMap<Service, Integer>(Service.class);
        changed.putAll(counts);
        changed.putAll(changes);
        return new Scale(changed);
    }

    public List<Replica> of(Service service) {
        return IntStream.rangeClosed(1, counts.getOrDefault(service, 1))
            .mapToObj(number -> new Replica(service, number)).toList();
    }

    /** All of them, by service and number. */
    public List<Replica> replicas() {
        return Arrays.stream(Service.values()).flatMap(service -> of(service).stream()).toList();
    }
}
