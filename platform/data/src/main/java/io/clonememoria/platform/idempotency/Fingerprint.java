package io.clonememoria.platform.idempotency;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.core.Vertx;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jspecify.annotations.Nullable;

/** What a request asks for, as a hash: path, query, media type, and its body byte for byte. */
final class Fingerprint {
    private Fingerprint() {}

    static Uni<String> of(ResteasyReactiveRequestContext request) {
        var form = request.getFormData();
        return form == null
                ? Uni.createFrom().item(of(request, (String) request.getProperty(BodyDigest.PROPERTY)))
                : offEventLoop(form).map(content -> of(request, content));
    }

    private static String of(ResteasyReactiveRequestContext request, @Nullable String body) {
        return Sha256.of("POST", request.getPath(), request.getUriInfo().getRequestUri().getRawQuery(),
                mediaType(request.getHttpHeaders().getMediaType()), body);
    }

    /** Without parameters: a form's boundary is another one each time. */
    private static @Nullable String mediaType(@Nullable MediaType type) {
        return type == null ? null : (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    }

    /** Files of a form lie on the disk. Comes back on the request's context. */
    private static Uni<String> offEventLoop(FormData form) {
        var context = Vertx.currentContext();
        return Uni.createFrom().item(Unchecked.supplier(() -> content(form)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(task -> context.runOnContext(_ -> task.run()));
    }

    /** By the names of the parts; parts of one name in their order. */
    private static String content(FormData form) throws IOException {
        var names = new TreeSet<String>();
        form.forEach(names::add);
        var content = new ArrayList<@Nullable Object>();
        for (var name : names) {
            for (var part : form.get(name)) {
                content.add(name);
                content.add(part.getFileName());
                content.add(part.getHeaders() == null ? null : part.getHeaders().getFirst("Content-Type"));
                content.add(part.isFileItem() ? ofFile(part) : part.getValue());
            }
        }
        return Sha256.of(content.toArray());
    }

    private static String ofFile(FormValue part) throws IOException {
        var digest = Sha256.begin();
        try (var file = part.getFileItem().getInputStream()) {
            file.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return Sha256.hex(digest);
    }
}
