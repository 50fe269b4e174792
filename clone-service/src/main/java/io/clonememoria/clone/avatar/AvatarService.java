package io.clonememoria.clone.avatar;

import io.clonememoria.clone.clone.CloneProfile;
import io.clonememoria.clone.clone.CloneProfileService;
import io.clonememoria.clone.consent.Consent;
import io.clonememoria.clone.consent.ConsentService;
import io.clonememoria.clone.picture.Darkroom;
import io.clonememoria.clone.picture.Picture;
import io.clonememoria.clone.picture.SentFile;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.idempotency.IdempotentTransaction;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives clones faces. A file is read and stored between transactions; the last one shows it. */
@ApplicationScoped
public class AvatarService {
    private final CloneProfileService clones;
    private final ConsentService consents;
    private final Darkroom darkroom;
    private final ImageModel model;
    private final AvatarFiles files;
    private final AvatarRepository avatars;
    private final RequestTransaction transaction;
    private final IdempotentTransaction once;
    private final Outbox outbox;

    AvatarService(CloneProfileService clones, ConsentService consents, Darkroom darkroom, ImageModel model,
            AvatarFiles files, AvatarRepository avatars, RequestTransaction transaction, IdempotentTransaction once,
            Outbox outbox) {
        this.clones = clones;
        this.consents = consents;
        this.darkroom = darkroom;
        this.model = model;
        this.files = files;
        this.avatars = avatars;
        this.transaction = transaction;
        this.once = once;
        this.outbox = outbox;
    }

    Uni<AvatarView> upload(Caller caller, UUID cloneId, SentFile file) {
        return transaction.as(caller, () -> clones.requireChangeable(caller, cloneId))
                .chain(clone -> darkroom.develop(file)
                        .chain(picture -> files.keep(caller, clone.userId(), cloneId, AvatarSource.UPLOADED, picture)))
                .chain(avatar -> transaction.as(caller, () -> show(caller, cloneId, avatar))
                        .onFailure().call(failure -> files.discard(avatar, failure))
                        .call(files::remove)
                        .replaceWith(AvatarView.of(cloneId, avatar)));
    }

    /** Has a picture made by the image model, and counts that. */
    Uni<AvatarView> generate(Caller caller, UUID cloneId, String prompt) {
        return once.lookAhead(caller)
                .chain(() -> transaction.as(caller, () -> requireConsents(caller, cloneId)))
                .chain(clone -> model.draw(prompt)
                        .chain(picture -> files.keep(caller, clone.userId(), cloneId, AvatarSource.GENERATED, picture)))
                .chain(avatar -> showGenerated(caller, cloneId, avatar));
    }

    private Uni<AvatarView> showGenerated(Caller caller, UUID cloneId, Avatar avatar) {
        return once.as(caller, () -> requireConsents(caller, cloneId)
                        .call(clone -> outbox.append(generated(caller, clone)))
                        .chain(() -> show(caller, cloneId, avatar))
                        .replaceWith(AvatarView.of(cloneId, avatar)))
                .onFailure().call(failure -> files.discard(avatar, failure));
    }

    /** A picture with its content. @throws AvatarNotFound when there is none from there */
    Uni<ShownAvatar> get(Caller caller, UUID cloneId, @Nullable AvatarSource source) {
        return find(caller, cloneId, source)
                .map(found -> found.orElseThrow(AvatarNotFound::new))
                .chain(avatar -> files.read(avatar).map(content -> new ShownAvatar(avatar, content)));
    }

    /** Forgets the pictures of a source, or all. @throws AvatarNotFound when there is none */
    Uni<Void> delete(Caller caller, UUID cloneId, @Nullable AvatarSource source) {
        return transaction.as(caller, () -> clones.requireChangeable(caller, cloneId)
                        .chain(() -> avatars.hide(cloneId, source))
                        .invoke(hidden -> {
                            if (hidden.isEmpty()) {
                                throw new AvatarNotFound();
                            }
                        })
                        .call(() -> tellWhere(caller, cloneId)))
                .chain(files::remove);
    }

    /** The content of the picture that a clone shows, if it shows one. */
    public Uni<Optional<byte[]>> contentOf(Caller caller, UUID cloneId) {
        return find(caller, cloneId, null).chain(found -> found
                .map(avatar -> files.read(avatar).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Keeps a picture for a clone of the caller that is only about to be. */
    public Uni<Avatar> keepForNew(Caller caller, Picture picture) {
        return files.keep(caller, caller.userId(), null, AvatarSource.UPLOADED, picture);
    }

    /** Shows what was kept; in the transaction that makes the clone. */
    public Uni<Void> showOnNew(Caller caller, UUID cloneId, Avatar avatar) {
        return show(caller, cloneId, avatar).replaceWithVoid();
    }

    /** Removes what was kept for a clone that was refused. */
    public Uni<Void> discard(Avatar avatar, Throwable failure) {
        return files.discard(avatar, failure);
    }

    private Uni<Optional<Avatar>> find(Caller caller, UUID cloneId, @Nullable AvatarSource source) {
        return transaction.as(caller, () -> clones.require(cloneId).chain(() -> avatars.shown(cloneId, source)));
    }

    /** @return the files that it takes the place of */
    private Uni<List<ObjectKey>> show(Caller caller, UUID cloneId, Avatar avatar) {
        return clones.requireChangeable(caller, cloneId)
                .chain(() -> avatars.hide(cloneId, avatar.source()))
                .call(() -> avatars.show(avatar, cloneId))
                .call(() -> tellWhere(caller, cloneId));
    }

    private Uni<Void> tellWhere(Caller caller, UUID cloneId) {
        return avatars.shown(cloneId).chain(shown -> clones.showPictures(caller, cloneId,
                url(cloneId, AvatarSource.UPLOADED, shown), url(cloneId, AvatarSource.GENERATED, shown)));
    }

    private static @Nullable String url(UUID cloneId, AvatarSource source, List<Avatar> shown) {
        return shown.stream().anyMatch(avatar -> avatar.source() == source) ? AvatarView.url(cloneId, source) : null;
    }

    /** A face is made by somebody else's model: of the one who asks for it, and of whose clone it is. */
    private Uni<CloneProfile> requireConsents(Caller caller, UUID cloneId) {
        return clones.requireChangeable(caller, cloneId)
                .call(() -> consents.require(caller, Consent.VIDEO_PROCESSING))
                .call(() -> consents.require(caller, Consent.THIRD_PARTY_APIS))
                .call(clone -> consents.requireOfOwner(clone.userId(), Consent.VIDEO_PROCESSING))
                .call(clone -> consents.requireOfOwner(clone.userId(), Consent.THIRD_PARTY_APIS));
    }

    private static Fact generated(Caller caller, CloneProfile clone) {
        var data = new HashMap<String, @Nullable Object>();
        data.put("user_id", caller.userId());
        data.put("owner_user_id", clone.userId());
        data.put("space_id", clone.spaceId());
        data.put("clone_id", clone.cloneId());
        return Fact.of(Topics.FACTS_CLONE, "clone.avatar_generated", clone.cloneId(), data);
    }
}
