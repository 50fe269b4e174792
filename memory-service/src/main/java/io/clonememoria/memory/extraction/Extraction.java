package io.clonememoria.memory.extraction;

import io.clonememoria.memory.extraction.reader.Refusal;

/** What came of reading a file. */
public sealed interface Extraction {
    /**
     * What it says.
     *
     * @param content   never blank, and nothing in it that a database or a reader would stumble over
     * @param mediaType what the file is, by its bytes
     * @param title     as the file has it; empty when it has none
     */
    record Text(String content, String mediaType, String title) implements Extraction {}

    /** It gives no text. */
    record None(Refusal refusal) implements Extraction {}
}
