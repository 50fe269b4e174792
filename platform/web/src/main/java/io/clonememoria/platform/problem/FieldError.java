package io.clonememoria.platform.problem;

/**
 * What is wrong with one field.
 *
 * @param field   its path as the caller wrote it, such as {@code tone_config.warmth}; a parameter's name; or {@code body}
 * @param message what would be right
 */
public record FieldError(String field, String message) {}
