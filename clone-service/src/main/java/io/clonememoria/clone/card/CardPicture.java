package io.clonememoria.clone.card;

import io.clonememoria.clone.picture.PngChunk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** Cards inside of PNG pictures: Base64 of the JSON, in a piece of text that viewers pass over. */
final class CardPicture {
    private static final String V2 = "chara";
    private static final String V3 = "ccv3";
    /** Base64 of the largest card. */
    private static final int LARGEST = CardText.LARGEST / 3 * 4 + 8;
    private static final int LONGEST_KEYWORD = 79;

    private CardPicture() {}

    /**
     * The JSON of the card in a picture, of the newest version that is there.
     *
     * @throws InvalidCard  when there is none, or it cannot be read
     * @throws CardTooLarge when it is too large, also unfolded
     */
    static byte[] read(byte[] png) {
        var texts = PngChunk.of(png).stream().flatMap(chunk -> Text.of(chunk).stream())
                .filter(text -> text.keyword.equals(V2) || text.keyword.equals(V3)).toList();
        var text = texts.stream().filter(one -> one.keyword.equals(V3)).findFirst()
                .or(() -> texts.stream().findFirst())
                .orElseThrow(() -> new InvalidCard("file", "must have a text chunk chara or ccv3 with a character card"));
        if (!text.chunk.intact()) {
            throw new InvalidCard("file", "must not be damaged: the checksum of its chunk " + text.keyword + " is wrong");
        }
        try {
            return Base64.getDecoder().decode(text.value());
        } catch (IllegalArgumentException garbage) {
            throw new InvalidCard("file", "must hold its card as Base64 in the chunk " + text.keyword);
        }
    }

    /** The picture with cards in it, by keyword; others that were there are gone. */
    static byte[] write(byte[] png, Map<String, String> cards) {
        var chunks = new ArrayList<>(PngChunk.of(png));
        chunks.removeIf(chunk -> Text.of(chunk).isPresent());
        cards.forEach((keyword, json) -> chunks.add(chunks.size() - 1, new PngChunk("tEXt",
                (keyword + "\0" + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)))
                        .getBytes(StandardCharsets.ISO_8859_1))));
        return PngChunk.file(chunks);
    }

    /** The keyword of cards of a version. */
    static String keyword(CardVersion version) {
        return switch (version) {
            case V2 -> V2;
            case V3 -> V3;
        };
    }

    /**
     * A piece of text.
     *
     * @param at         where the text begins
     * @param compressed whether it must be unfolded
     */
    private record Text(PngChunk chunk, String keyword, int at, boolean compressed) {
        private static final List<String> TYPES = List.of("tEXt", "zTXt", "iTXt");

        static Optional<Text> of(PngChunk chunk) {
            if (!TYPES.contains(chunk.type())) {
                return Optional.empty();
            }
            var end = 0;
            while (end < chunk.content().length && end <= LONGEST_KEYWORD && chunk.content()[end] != 0) {
                end++;
            }
            var keyword = new String(chunk.content(), 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            return Optional.of(switch (chunk.type()) {
                case "zTXt" -> new Text(chunk, keyword, end + 2, true);
                case "iTXt" -> new Text(chunk, keyword, afterNames(chunk.content(), end + 3),
                        end + 1 < chunk.content().length && chunk.content()[end + 1] == 1);
                default -> new Text(chunk, keyword, end + 1, false);
            });
        }

        /** Behind the language and the translated keyword, each with a zero at its end. */
        private static int afterNames(byte[] content, int at) {
            var zeros = 0;
            while (at < content.length && zeros < 2) {
                zeros += content[at++] == 0 ? 1 : 0;
            }
            return at;
        }

        byte[] value() {
            var start = Math.min(at, chunk.content().length);
            var length = chunk.content().length - start;
            if (!compressed) {
                return bounded(new ByteArrayInputStream(chunk.content(), start, length));
            }
            return bounded(new InflaterInputStream(new ByteArrayInputStream(chunk.content(), start, length)));
        }

        /** Never more than the largest card, whatever few bytes unfold to. */
        private static byte[] bounded(InputStream text) {
            try (text) {
                var value = text.readNBytes(LARGEST + 1);
                if (value.length > LARGEST) {
                    throw new CardTooLarge();
                }
                return value;
            } catch (IOException broken) {
                throw new InvalidCard("file", "must not be damaged: its card cannot be unfolded");
            }
        }
    }
}
