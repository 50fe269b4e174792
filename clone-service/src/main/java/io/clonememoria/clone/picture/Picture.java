package io.clonememoria.clone.picture;

/**
 * A picture that was made here: at most {@value Negative#LONGEST_SIDE} pixels long, upright, with nothing in it but
 * pixels.
 *
 * @param content   the file
 * @param mediaType {@code image/jpeg}, or {@code image/png} where something can be seen through
 */
public record Picture(byte[] content, String mediaType, int width, int height) {}
