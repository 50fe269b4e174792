package io.clonememoria.platform.storage;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;

/**
 * An object that is being read.
 *
 * @param size    in bytes
 * @param content fails with {@code UnreadableCiphertext} where somebody has changed or exchanged what is stored; what was
 *                read before that point is genuine
 */
public record ObjectContent(String mediaType, long size, Multi<Buffer> content) {}
