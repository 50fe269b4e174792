package io.clonememoria.clone.picture;

import io.clonememoria.platform.problem.TooLarge;

/** The file has more bytes than a picture may have. */
public final class PictureTooLarge extends TooLarge {
    public PictureTooLarge(long most) {
        super("picture-too-large", "The file of a picture may have " + most + " bytes.");
    }
}
