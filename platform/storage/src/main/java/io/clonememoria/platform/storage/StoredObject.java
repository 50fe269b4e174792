package io.clonememoria.platform.storage;

/**
 * What was stored.
 *
 * @param size   in bytes, of the content as it was given
 * @param sha256 of the content as it was given, in hexadecimal digits
 */
public record StoredObject(ObjectKey key, String mediaType, long size, String sha256) {}
