package io.clonememoria.platform.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.problem.UnsupportedMedia;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeTest {
    private static final AllowedTypes TEXTS = new AllowedTypes(List.of("text/plain"), "plain text");

    @ParameterizedTest
    @CsvSource({
        "'%PDF-1.7\n1 0 obj',           text/plain,       letter.txt,   application/pdf",
        "'\u0089PNG\r\n\u001a\n',       text/plain,       letter.txt,   image/png",
        "'\u00ff\u00d8\u00ff\u00e0',    '',               '',           image/jpeg",
        "'PK\u0003\u0004',              text/plain,       letter.txt,   application/zip",
        "'\u007fELF\u0002\u0001\u0001', text/markdown,    letter.md,    application/x-elf",
        "'a\u0000b\u0001',              text/plain,       letter.txt,   application/octet-stream",
    })
    void theBytesDecideWhateverTheSenderSays(String bytes, String said, String name, String type) {
        assertThat(ContentType.of(bytes.getBytes(ISO_8859_1), said, name).name()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "Dear Rosa,          text/plain,               letter.txt, text/plain",
        "# Summer,           application/octet-stream, summer.md,  text/markdown",
    })
    void hintsTellTextsApart(String text, String said, String name, String type) {
        assertThat(ContentType.of(text.getBytes(UTF_8), said, name).name()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "été,                          letter.txt",
        "<h1>Summer</h1>,              summer.md",
        "'[12/08/2019] Ann: hello',    chat.txt",
        "'From: Ann\nTo: Rosa\n\nDear',letter.txt",
        "'{\"a\": 1}',                 letter.txt",
        "'#!/bin/sh',                  letter.txt",
        "'<?xml version=\"1.0\"?><a/>',letter.txt",
        "'a,b\n1,2',                   table.csv",
        "BM is how she signed,         letter.txt",
    })
    void textIsTextHoweverItBegins(String text, String name) {
        assertThatCode(() -> TEXTS.require(ContentType.of(text.getBytes(UTF_8), "text/plain", name))).doesNotThrowAnyException();
    }

    @Test
    void aRefusalSaysWhatTheFileLooksLike() {
        assertThatThrownBy(() -> TEXTS.require(ContentType.of("%PDF-1.7".getBytes(UTF_8), "text/plain", "letter.txt")))
                .isInstanceOf(UnsupportedMedia.class).hasMessageContaining("application/pdf");
        assertThatThrownBy(() -> TEXTS.require(ContentType.of(new byte[] {0, 1, 2}, "text/plain", "letter.txt")))
                .isInstanceOf(Invalid.class);
    }
}
