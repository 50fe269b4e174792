package io.clonememoria.memory.chat;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of an entry in WhatsApp's export.
 *
 * @param speaker null for what nobody said, such as who came and who left
 * @param text    the rest of its first line, as it stands there
 */
record WhatsAppHeader(Stamp stamp, @Nullable String speaker, String text) {
    /** {@code [15/03/2021, 14:05:33] Name: text} on iOS, {@code 15/03/2021, 14:05 - Name: text} on Android. */
    private static final Pattern BEGINNING = Pattern.compile(
            "(?<open>\\[)?" + Stamp.NUMBERS + "(?:(?<close>\\])|S[-–—])(?:S|$)".replace("S", Stamp.SPACE));
    private static final int LONGEST_BEGINNING = 64;
    private static final int LONGEST_NAME = 200;
    /** iOS marks with it the names of people who are in no address book. */
    private static final Pattern TILDE = Pattern.compile("^~[\\s\\u00a0\\u202f]*");
    /** Names of groups that were changed stand in quotes and may hold a colon; nobody is called so. */
    private static final Pattern NOT_A_NAME = Pattern.compile(
            "(?:changed|created|added|pinned|a (?:changé|modifié|créé|ajouté|épinglé)|avez (?:changé|modifié|créé|ajouté)"
                    + "|cambió|creó|añadió|Cambiaste|Creaste|hat|hast) .*[\"“”«»„].*");

    /** @return empty for a line that begins no entry */
    static Optional<WhatsAppHeader> of(String line) {
        var clear = Words.withoutLeadingMarks(line);
        if (clear.isEmpty() || clear.charAt(0) != '[' && !Character.isDigit(clear.charAt(0))) {
            return Optional.empty();
        }
        var match = BEGINNING.matcher(clear.substring(0, Math.min(clear.length(), LONGEST_BEGINNING)));
        if (!match.lookingAt() || (match.group("open") == null) != (match.group("close") == null)) {
            return Optional.empty();
        }
        return Stamp.of(match).map(stamp -> of(stamp, clear.substring(match.end())));
    }

    /** Whether the line looks like the beginning of an entry, though its date may be none. */
    static boolean resembles(String line) {
        var clear = Words.withoutLeadingMarks(line);
        return BEGINNING.matcher(clear.substring(0, Math.min(clear.length(), LONGEST_BEGINNING))).lookingAt();
    }

    private static WhatsAppHeader of(Stamp stamp, String rest) {
        var colon = rest.indexOf(": ");
        if (colon < 0 && rest.endsWith(":")) {
            colon = rest.length() - 1;
        }
        if (colon > 0 && colon <= LONGEST_NAME) {
            var name = Words.ofName(TILDE.matcher(Words.ofName(rest.substring(0, colon))).replaceFirst(""));
            if (!name.isEmpty() && !NOT_A_NAME.matcher(name).find()) {
                return new WhatsAppHeader(stamp, name, rest.substring(Math.min(rest.length(), colon + 2)));
            }
        }
        return new WhatsAppHeader(stamp, null, rest);
    }
}
