package io.clonememoria.memory.extraction;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads files, a few at once. Each of its threads has a process of its own, which is started with the first file and ends
 * with the thread when there was nothing to read for a while.
 */
@ApplicationScoped
public class ExtractionService {
    private final ExtractionConfig config;
    private final Set<ReaderProcess> processes = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<@Nullable ReaderProcess> own = new ThreadLocal<>();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("reader-watch").factory());
    private final ThreadPoolExecutor threads;

    ExtractionService(ExtractionConfig config) {
        this.config = config;
        var names = Thread.ofPlatform().daemon().name("reader-", 0).factory();
        this.threads = new ThreadPoolExecutor(config.processes(), config.processes(), config.idle().toMillis(),
                TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(),
                work -> names.newThread(() -> {
                    try {
                        work.run();
                    } finally {
                        end();
                    }
                }));
        this.threads.allowCoreThreadTimeOut(true);
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
        processes.forEach(ReaderProcess::close);
        watch.shutdownNow();
    }

    /**
     * Reads the file when its turn has come. Fails only with what is not the file's fault: that it cannot be fetched, or
     * no process be started. A file that nobody waits for any more is not read.
     *
     * @param name what its sender calls it; a hint that its bytes must bear out
     */
    public Uni<Extraction> extract(FileToRead file, String name) {
        return Uni.createFrom().<Extraction>emitter(outcome -> {
            var turn = threads.submit(() -> {
                try {
                    outcome.complete(read(file, name));
                } catch (Throwable failure) {
                    outcome.fail(failure); // an error, too: somebody waits
                }
            });
            outcome.onTermination(() -> turn.cancel(false));
        }).plug(ExtractionService::backOnContext);
    }

    /** How many processes there are. */
    int processes() {
        return processes.size();
    }

    /** The processes as the system knows them. */
    List<ProcessHandle> handles() {
        return processes.stream().map(ReaderProcess::handle).toList();
    }

    private Extraction read(FileToRead file, String name) throws IOException {
        var process = own.get();
        if (process == null || !process.isUsable()) {
            end();
            process = ReaderProcess.start(config, watch);
            processes.add(process);
            own.set(process);
        }
        try {
            return process.read(file, name);
        } finally {
            if (!process.isUsable()) {
                end();
            }
        }
    }

    private void end() {
        var process = own.get();
        if (process != null) {
            own.remove();
            processes.remove(process);
            process.close();
        }
    }

    private static <T> Uni<T> backOnContext(Uni<T> work) {
        var context = Vertx.currentContext();
        return context == null ? work : work.emitOn(task -> context.runOnContext(_ -> task.run()));
    }
}
