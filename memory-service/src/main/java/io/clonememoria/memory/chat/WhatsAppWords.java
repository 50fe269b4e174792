package io.clonememoria.memory.chat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What WhatsApp writes where words were not the message, in English, French, Spanish and German. */
final class WhatsAppWords {
    private static final int LONGEST_PLACEHOLDER = 320;
    private static final int WHOLE_LINE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** A picture and the like that was left out, or stands in a file beside the text. */
    private static final Pattern MEDIA = anyOf(
            // Android
            "<(?:media omitted|médias? omis|multimedia omitido|archivo omitido|medien ausgeschlossen|medien weggelassen)>",
            "<(?:view once (?:voice )?message omitted|message (?:vocal )?à vue unique omis)>",
            // iOS
            "(?:image|video|audio|gif|sticker|document|contact card|video note) omitted",
            "(?:image|vidéo|document|fiche de? contact|carte de contact) (?:absente?|omise?|manquante?)",
            "(?:audio|sticker|gif|message vidéo) (?:omis|retiré|absent)",
            "(?:imagen|video|audio|sticker|gif|documento|tarjeta de contacto|nota de video) omitid[oa]",
            "(?:bild|video|audio|sticker|gif|dokument|kontaktkarte|videonachricht) (?:weggelassen|ausgelassen)",
            // with the file beside it
            "<(?:attached|pièce jointe|fichier joint|adjunto|anhang) ?: ?[^<>]{1,255}>",
            "[^<>\\n]{1,255}\\.[a-z0-9]{2,5} \\((?:file attached|fichier joint|archivo adjunto|datei angehängt)\\)",
            "null");

    private static final Pattern DELETED = anyOf(
            "(?:this message was deleted|you deleted this message|this message was deleted by admin.*)\\.?",
            "(?:ce message a été supprimé|vous avez supprimé ce message|tu as supprimé ce message)\\.?",
            "(?:este mensaje fue eliminado|se eliminó este mensaje|eliminaste este mensaje|has eliminado este mensaje)\\.?",
            "(?:diese nachricht wurde gelöscht|du hast diese nachricht gelöscht)\\.?");

    private static final Pattern CALL = anyOf(
            "(?:missed (?:group )?(?:voice|video) call(?: at .{1,20})?)\\.?",
            "(?:appel (?:vocal|vidéo)(?: de groupe)? (?:manqué|en absence)(?: à .{1,20})?)\\.?",
            "(?:llamada(?: de voz| de video|videollamada)?(?: grupal)? perdida|videollamada perdida|llamada de vídeo perdida)(?: a las .{1,20})?\\.?",
            "(?:verpasster (?:sprach|video)anruf(?: um .{1,20})?)\\.?");

    /** Behind what its author has changed. */
    private static final Pattern EDITED = Pattern.compile(
            "<(?:this message was edited|ce message a été modifié|se editó este mensaje|este mensaje fue editado"
                    + "|diese nachricht wurde bearbeitet)\\.?>", WHOLE_LINE);

    /** What iOS marks like a placeholder although its author chose it. */
    private static final Pattern CHOSEN = Pattern.compile(
            "^(?:poll|sondage|encuesta|umfrage|location|localisation|lieu|ubicación|standort)\\s*:", WHOLE_LINE);

    /** Under a name, on iOS that of the group or of the other: what the service itself says. */
    private static final Pattern NOTICE = Pattern.compile(
            "(?:messages and calls are end-to-end encrypted|messages to this (?:chat|group) .* end-to-end encryption"
                    + "|les messages et les? appels sont chiffrés de bout en bout|les messages .* chiffrés de bout en bout"
                    + "|los mensajes y las llamadas están cifrados de extremo a extremo|los mensajes .* cifrados? de extremo a extremo"
                    + "|nachrichten und anrufe sind ende-zu-ende-verschlüsselt|nachrichten .* ende-zu-ende-verschlüsselt"
                    + "|your security code with .* changed|votre code de sécurité avec .* a changé"
                    + "|(?:cambió )?tu código de seguridad con .*|deine sicherheitsnummer (?:für|mit) .*)", WHOLE_LINE);

    private WhatsAppWords() {}

    /** What somebody really wrote in an entry; empty when that is nothing. */
    static String of(String entry) {
        var isMarked = !entry.isEmpty() && Words.isMark(entry.charAt(0));
        var text = withoutEdit(entry);
        var words = text.lines().filter(line -> !isPlaceholder(Words.ofText(line)))
                .collect(Collectors.joining("\n"));
        var first = Words.ofText(text.lines().findFirst().orElse(""));
        if (NOTICE.matcher(first).lookingAt()) {
            return "";
        }
        if (isMarked && !isPlaceholder(first) && !CHOSEN.matcher(first).find()) {
            // nobody types such a mark: a notice in words that are not known here
            return "";
        }
        return Words.ofText(withoutAttachment(words));
    }

    private static String withoutEdit(String entry) {
        var tag = entry.lastIndexOf('<');
        return tag >= 0 && EDITED.matcher(Words.ofText(entry.substring(tag))).matches() ? entry.substring(0, tag) : entry;
    }

    private static boolean isPlaceholder(String line) {
        return line.length() <= LONGEST_PLACEHOLDER && (MEDIA.matcher(line).matches() || DELETED.matcher(line).matches() || CALL.matcher(line).matches());
    }

    /** On iOS a caption stands before what it belongs to. */
    private static String withoutAttachment(String words) {
        var mark = words.indexOf('\u200e');
        return mark > 0 && MEDIA.matcher(Words.ofText(words.substring(mark))).matches() ? words.substring(0, mark) : words;
    }

    private static Pattern anyOf(String... patterns) {
        return Pattern.compile(List.of(patterns).stream().collect(Collectors.joining("|", "(?:", ")")), WHOLE_LINE);
    }
}
