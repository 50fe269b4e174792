package io.clonememoria.memory.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.clonememoria.platform.storage.ObjectContent;
import io.clonememoria.platform.storage.ObjectStorage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps chats open between the steps of their imports, so that a step need not read again what the others have read. What
 * is kept here is never needed: whoever does not find a chat open, at the right place, opens it again.
 */
@ApplicationScoped
class OpenChats {
    /** As many as imports work at once in one process, and a few that let others go first. */
    private static final int MOST = 6;
    private static final int PORTIONS_AT_ONCE = 16;

    private final Cache<UUID, OpenChat> open = Caffeine.newBuilder()
            .maximumSize(MOST).expireAfterAccess(Duration.ofSeconds(30)).scheduler(Scheduler.systemScheduler())
            .removalListener(OpenChats::removed)
            .build();
    private final ObjectStorage storage;

    OpenChats(ObjectStorage storage) {
        this.storage = storage;
    }

    /** The next messages of a chat behind those that are done. */
    Uni<Portion> read(Import one, int done, int most) {
        var present = open.asMap().remove(one.id());
        var chat = present != null && present.next() == done
                ? Uni.createFrom().item(present)
                : storage.get(one.original()).chain(found -> ImportDesk.offEventLoop(() -> open(one, done, found)));
        return chat.chain(found -> ImportDesk.offEventLoop(() -> found.read(most))
                .invoke(portion -> {
                    if (!portion.last()) {
                        open.put(one.id(), found);
                    }
                }));
    }

    /**
     * Copied to a file without a name: there are larger chats than this process has memory, and whatever is killed, none
     * is left where somebody may read it. Blocking.
     */
    private static OpenChat open(Import one, int done, ObjectContent content) throws IOException {
        var place = Files.createTempFile("clonememoria-chat-", null);
        try {
            try (var file = Files.newOutputStream(place)) {
                for (var portion : content.content().subscribe()
                        .asIterable(PORTIONS_AT_ONCE, () -> new ArrayBlockingQueue<>(PORTIONS_AT_ONCE))) {
                    file.write(portion.getBytes());
                }
            }
            return OpenChat.at(done, one, place);
        } finally {
            Files.deleteIfExists(place); // who has it open reads on
        }
    }

    /** Who took it goes on with it; from whom it was taken, nobody does. */
    private static void removed(@Nullable UUID id, @Nullable OpenChat chat, RemovalCause cause) {
        try {
            if (chat != null && cause != RemovalCause.EXPLICIT) {
                chat.close();
            }
        } catch (IOException alreadyGone) {
            // it was only read
        }
    }
}
