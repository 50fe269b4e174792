package io.clonememoria.clone.card;

import io.clonememoria.clone.picture.Picture;
import java.util.Optional;

/**
 * A card that was sent and read.
 *
 * @param picture the one that it came in
 */
record SentCard(Card card, Optional<Picture> picture) {}
