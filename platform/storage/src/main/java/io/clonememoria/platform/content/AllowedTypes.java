package io.clonememoria.platform.content;

import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.problem.UnsupportedMedia;
import java.util.List;

/**
 * What a use of files takes.
 *
 * @param types    media types; special cases of them are taken, too
 * @param inWords  what they are to a reader, such as {@code plain text and Markdown}
 */
public record AllowedTypes(List<String> types, String inWords) {
    public AllowedTypes {
        types = List.copyOf(types);
    }

    /**
     * Lets a file pass whose bytes are of an allowed type, whatever it calls itself.
     *
     * @throws UnsupportedMedia when its bytes are of another type, which the problem names
     * @throws Invalid          when they are of none
     */
    public void require(ContentType found) {
        if (found.equals(ContentType.UNKNOWN)) {
            throw new Invalid("file", "must be " + inWords + ": what it is cannot be told from its content");
        }
        if (types.stream().noneMatch(found::is)) {
            throw new UnsupportedMedia("unsupported-file-type",
                    "Only " + inWords + " is taken here; by its content, this file is " + found.name() + ".");
        }
    }
}
