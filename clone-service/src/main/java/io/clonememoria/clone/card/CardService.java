package io.clonememoria.clone.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clonememoria.clone.avatar.Avatar;
import io.clonememoria.clone.avatar.AvatarService;
import io.clonememoria.clone.clone.CloneProfileService;
import io.clonememoria.clone.clone.CloneView;
import io.clonememoria.clone.picture.Darkroom;
import io.clonememoria.clone.picture.Picture;
import io.clonememoria.clone.picture.PngChunk;
import io.clonememoria.clone.picture.SentFile;
import io.clonememoria.platform.idempotency.IdempotentTransaction;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes clones of cards and cards of clones. */
@ApplicationScoped
class CardService {
    private final CloneProfileService clones;
    private final AvatarService avatars;
    private final Darkroom darkroom;
    private final CardRepository cards;
    private final RequestTransaction transaction;
    private final IdempotentTransaction once;

    CardService(CloneProfileService clones, AvatarService avatars, Darkroom darkroom, CardRepository cards,
            RequestTransaction transaction, IdempotentTransaction once) {
        this.clones = clones;
        this.avatars = avatars;
        this.darkroom = darkroom;
        this.cards = cards;
        this.transaction = transaction;
        this.once = once;
    }

    /** Makes a clone of a card; the picture that the card came in becomes its face. */
    Uni<CloneView> importCard(Caller caller, @Nullable UUID spaceId, SentFile file) {
        return once.lookAhead(caller)
                .chain(() -> read(file))
                .chain(sent -> keepPicture(caller, sent)
                        .chain(face -> once.as(caller, () -> create(caller, spaceId, sent.card(), face))
                                .onFailure().call(failure -> face.map(avatar -> avatars.discard(avatar, failure))
                                        .orElseGet(() -> Uni.createFrom().voidItem()))));
    }

    /** @param version null for the one that the clone was imported in, and else the newest */
    Uni<ObjectNode> export(Caller caller, UUID cloneId, @Nullable CardVersion version) {
        return transaction.as(caller, () -> clones.require(cloneId)
                .chain(clone -> cards.of(cloneId)
                        .map(card -> card.of(clone, version == null ? card.version() : version))));
    }

    /** The clone's picture with the card in it; for version 3 also with that of version 2, as other programs do. */
    Uni<byte[]> exportPicture(Caller caller, UUID cloneId, @Nullable CardVersion version) {
        return transaction.as(caller, () -> clones.require(cloneId)
                        .chain(clone -> cards.of(cloneId).map(card -> {
                            var texts = new LinkedHashMap<String, String>();
                            texts.put(CardPicture.keyword(CardVersion.V2), CardText.write(card.of(clone, CardVersion.V2)));
                            if ((version == null ? card.version() : version) == CardVersion.V3) {
                                texts.put(CardPicture.keyword(CardVersion.V3), CardText.write(card.of(clone, CardVersion.V3)));
                            }
                            return texts;
                        })))
                .chain(texts -> avatars.contentOf(caller, cloneId)
                        .chain(face -> darkroom.inTurn(() -> CardPicture.write(png(face), texts))));
    }

    private static byte[] png(Optional<byte[]> face) {
        return face.map(file -> Picture.pngOf(file)).orElseGet(Picture::blankPng).content();
    }

    private Uni<SentCard> read(SentFile file) {
        return darkroom.inTurn(() -> {
            var bytes = file.content().call();
            return PngChunk.isPng(bytes)
                    ? new SentCard(Card.of(CardText.read(CardPicture.read(bytes))), Optional.of(Picture.of(bytes)))
                    : new SentCard(Card.of(CardText.read(bytes)), Optional.empty());
        });
    }

    private Uni<Optional<Avatar>> keepPicture(Caller caller, SentCard sent) {
        return sent.picture().map(picture -> avatars.keepForNew(caller, picture).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<CloneView> create(Caller caller, @Nullable UUID spaceId, Card card, Optional<Avatar> face) {
        return clones.create(caller, spaceId, card.toClone())
                .call(id -> cards.keep(id, caller.userId(), card))
                .call(id -> face.map(avatar -> avatars.showOnNew(caller, id, avatar))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(id -> clones.view(caller, id));
    }
}
