package io.clonememoria.launcher.process;

import io.clonememoria.launcher.suite.Service;
import io.clonememoria.local.host.Ending;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What has to be ended, and in which order: the public door first, then the services together, then what they stand on.
 *
 * <p>{@code up} fills one while it starts things, so that a failure or Ctrl-C ends exactly what was started, also in the
 * middle of starting: once it runs, nothing can be started through it any more.
 */
public final class Teardown {

    /** Ended one after the other in this order; the parts of one stage together. */
    public enum Stage {
        DOOR, SERVICES, BROKER, DATABASE;

        public static Stage of(Service service) {
            return service == Service.GATEWAY ? DOOR : SERVICES;
        }
    }

    private record Part(String name, Supplier<Ending> end) {}

    private final Map<Stage, List<Part>> parts = new EnumMap<>(Stage.class);
    private boolean over;

    /** Starts something and remembers how to end it, with no moment between the two in which it could be forgotten. */
    public synchronized void start(Stage stage, String name, Runnable start, Supplier<Ending> end)
            throws InterruptedException {
        if (over) {
            throw new InterruptedException("the command is being ended");
        }
        add(stage, name, end);
        start.run();
    }

    /** Remembers something that has just been started elsewhere; ends it at once when the teardown has already run. */
    public synchronized void add(Stage stage, String name, Supplier<Ending> end) {
        if (over) {
            end.get();
            return;
        }
        parts.computeIfAbsent(stage, _ -> new ArrayList<>()).add(new Part(name, end));
    }

    /** From here on everything outlives the command. */
    public synchronized void keepAll() {
        parts.clear();
    }

    public synchronized boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Ends everything once, and tells what came of each part. */
    public synchronized void run(BiConsumer<String, Ending> told) {
        over = true;
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            parts.entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey)).forEach(stage -> {
                var endings = stage.getValue().stream().map(part -> together.submit(part.end::get)).toList();
                for (var index = 0; index < endings.size(); index++) {
                    told.accept(stage.getValue().get(index).name, result(endings.get(index)));
                }
            });
        }
        parts.clear();
    }

    private static Ending result(Future<Ending> ending) {
        try {
            return ending.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Ending.WAS_GONE;
        }
    }
}
