package io.clonememoria.clone.picture;

/**
 * A picture that was made here: at most 1024 pixels long, upright, with nothing in it but pixels.
 *
 * @param content   the file
 * @param mediaType {@code image/jpeg}, or {@code image/png} where something can be seen through
 */
public record Picture(byte[] content, String mediaType, int width, int height) {

    /**
     * Makes a picture anew out of a file that somebody sent. Blocking; ask {@link Darkroom} when.
     *
     * @throws UnreadablePicture when it is broken
     * @throws TooManyPixels     when it says that it is larger than is taken
     * @throws io.clonememoria.platform.problem.UnsupportedMedia when by its content it is no JPEG, PNG or WebP
     */
    public static Picture of(byte[] file) {
        return Negative.of(file).develop();
    }

    /** The same as a PNG file. */
    public static Picture pngOf(byte[] file) {
        return Negative.of(file).developAsPng();
    }

    /** A PNG file to put something into where there is no picture. */
    public static Picture blankPng() {
        return Negative.blank();
    }
}
