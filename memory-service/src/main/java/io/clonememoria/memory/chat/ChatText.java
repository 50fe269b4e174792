package io.clonememoria.memory.chat;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a chat's file, as often as they are asked for. */
@FunctionalInterface
public interface ChatText {
    InputStream open() throws IOException;
}
