package io.clonememoria.clone.avatar;

import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pictures by their rows, in the present transaction; row level security lets those through whose clone the caller sees. */
@ApplicationScoped
class AvatarRepository {
    private static final String NOTE = """
            insert into avatars (id, user_id, clone_id, source, media_type, size_bytes, width, height)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";
    private static final String SHOW = """
            update avatars set clone_id = $2, is_shown = true where id = $1 and not is_shown""";
    private static final String HIDE = """
            update avatars set is_shown = false, unseen_since = now()
            where clone_id = $1 and is_shown and ($2::text is null or source = $2)
            returning id, user_id""";
    private static final String SHOWN = """
            select id, user_id, source, media_type, size_bytes, width, height from avatars
            where clone_id = $1 and is_shown order by source desc"""; // uploaded before generated

    private final SessionSql sql;

    AvatarRepository(SessionSql sql) {
        this.sql = sql;
    }

    /** In a transaction of its own, before the file is stored. @param cloneId null for a clone that is only about to be */
    Uni<Void> note(Avatar avatar, @Nullable UUID cloneId) {
        return sql.update(NOTE, avatar.id(), avatar.userId(), cloneId, avatar.source().wireName(), avatar.mediaType(),
                avatar.sizeBytes(), avatar.width(), avatar.height()).replaceWithVoid();
    }

    /** @throws AvatarTookTooLong when it was taken for abandoned meanwhile */
    Uni<Void> show(Avatar avatar, UUID cloneId) {
        return sql.update(SHOW, avatar.id(), cloneId)
                .invoke(shown -> {
                    if (shown == 0) {
                        throw new AvatarTookTooLong();
                    }
                })
                .replaceWithVoid();
    }

    /** @param source null for all. @return the files that are shown no more */
    Uni<List<ObjectKey>> hide(UUID cloneId, @Nullable AvatarSource source) {
        return sql.select(HIDE, cloneId, source == null ? null : source.wireName())
                .map(rows -> rows.stream().map(row -> new ObjectKey(Avatar.FOLDER, (UUID) row[1], (UUID) row[0])).toList());
    }

    /** The clone's pictures, the one to show first first. */
    Uni<List<Avatar>> shown(UUID cloneId) {
        return sql.select(SHOWN, cloneId).map(rows -> rows.stream()
                .map(row -> new Avatar((UUID) row[0], (UUID) row[1], AvatarSource.named((String) row[2]), (String) row[3],
                        (Long) row[4], (Integer) row[5], (Integer) row[6]))
                .toList());
    }

    Uni<Optional<Avatar>> shown(UUID cloneId, @Nullable AvatarSource source) {
        return shown(cloneId).map(all -> all.stream()
                .filter(avatar -> source == null || avatar.source() == source).findFirst());
    }
}
