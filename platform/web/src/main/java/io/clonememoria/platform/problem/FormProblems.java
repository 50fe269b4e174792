package io.clonememoria.platform.problem;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.server.core.multipart.MultiPartParserDefinition;

/**
 * Forms that RESTEasy cannot read. It has no failures of its own for most of them, so where they come from tells them
 * from defects of ours.
 */
@Singleton
class FormProblems implements ProblemTranslator {
    private static final String READER = MultiPartParserDefinition.class.getPackageName() + ".";

    @Override
    public Optional<Problem> translate(Throwable failure) {
        if (!comesFromReader(failure)) {
            return Optional.empty();
        }
        return switch (failure) {
            case RuntimeException many when String.valueOf(many.getMessage()).startsWith("Param limit of ") ->
                    Optional.of(new TooLarge("too-many-parts", "The form has more parts than are read."));
            case IndexOutOfBoundsException _ -> Optional.of(malformed());
            case UnsupportedEncodingException _ -> Optional.of(malformed());
            case UnsupportedCharsetException _ -> Optional.of(malformed());
            case IOException end when String.valueOf(end.getMessage()).startsWith("Connection terminated ") ->
                    Optional.of(malformed()); // the body's end before the form's; not a disk that is full
            case Throwable own when own.getClass().getName().startsWith(READER) -> Optional.of(malformed());
            default -> Optional.empty();
        };
    }

    private static boolean comesFromReader(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                .findFirst()
                .filter(name -> name.startsWith(READER) || name.equals(HeaderUtil.class.getName()))
                .isPresent();
    }

    private static Problem malformed() {
        return new BadRequest("malformed-form", "The form is not well-formed multipart/form-data.");
    }
}
