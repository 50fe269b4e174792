package io.clonememoria.clone.card;

import io.clonememoria.platform.problem.TooLarge;

/** The card itself, without the picture around it, is larger than what is kept beside a clone. */
final class CardTooLarge extends TooLarge {
    CardTooLarge() {
        super("card-too-large", "A character card may have " + CardText.LARGEST + " bytes of JSON.");
    }
}
