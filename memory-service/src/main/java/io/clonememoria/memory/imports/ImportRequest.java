package io.clonememoria.memory.imports;

import io.clonememoria.memory.chat.ChatFormat;
import io.clonememoria.memory.chat.DateOrder;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A file that a client has sent, and what it says of it.
 *
 * @param file where it lies until the request ends
 */
record ImportRequest(Path file, long sizeBytes, Optional<ChatFormat> format, Optional<String> speaker, boolean mask, ZoneId zone,
        Optional<DateOrder> order) {}
