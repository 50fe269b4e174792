package io.clonememoria.clone.mail;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Puts letters into words: one frame as text and one as HTML, which escapes what people have called themselves. */
@ApplicationScoped
class MailWriter {
    private final Template text;
    private final Template html;
    private final MailConfig config;

    MailWriter(@Location("mail/letter.txt") Template text, @Location("mail/letter.html") Template html, MailConfig config) {
        this.text = text;
        this.html = html;
        this.config = config;
    }

    Written write(Mail mail) {
        var words = Words.in(mail.language());
        return new Written(mail.to(), words.subject(mail.letter()), filled(text, mail, words).render(),
                filled(html, mail, words).render());
    }

    private TemplateInstance filled(Template template, Mail mail, Words words) {
        return template
                .data("language", mail.language())
                .data("subject", words.subject(mail.letter()))
                .data("greeting", words.greeting())
                .data("name", mail.name())
                .data("paragraphs", words.paragraphs(mail.letter()))
                .data("label", words.link(mail.letter()).orElse(null))
                .data("link", link(mail))
                .data("closing", words.closing());
    }

    /** The secret stands in the fragment, which browsers send to nobody. */
    private @Nullable String link(Mail mail) {
        return mail.secret() == null ? null
                : config.linkBase().toString().replaceAll("/+$", "") + "/" + mail.letter().key() + "#token=" + mail.secret().value();
    }
}
