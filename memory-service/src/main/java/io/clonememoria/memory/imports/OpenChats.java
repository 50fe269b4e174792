package io.clonememoria.memory.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.clonememoria.platform.storage.ObjectStorage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Keeps chats open between the steps of their imports, so that a step need not read again what the others have read. What
 * is kept here is never needed: whoever does not find a chat open, at the right place, opens it again.
 */
@ApplicationScoped
class OpenChats {
    /** As many as imports work at once in one process, and a few that let others go first. */
    private static final int MOST = 6;

    private final Cache<UUID, OpenChat> open = Caffeine.newBuilder()
            .maximumSize(MOST).expireAfterAccess(Duration.ofSeconds(30)).build();
    private final ObjectStorage storage;

    OpenChats(ObjectStorage storage) {
        this.storage = storage;
    }

    /** The next messages of a chat behind those that are done. */
    Uni<Portion> read(Import one, int done, int most) {
        var present = open.asMap().remove(one.id());
        var chat = present != null && present.next() == done
                ? Uni.createFrom().item(present)
                : storage.get(one.original())
                        .chain(found -> found.content().collect().in(Buffer::buffer, Buffer::appendBuffer))
                        .chain(file -> ImportDesk.offEventLoop(() -> OpenChat.at(done, one, file.getBytes())));
        return chat.chain(found -> ImportDesk.offEventLoop(() -> found.read(most))
                .invoke(portion -> {
                    if (!portion.last()) {
                        open.put(one.id(), found);
                    }
                }));
    }
}
