package io.clonememoria.platform.idempotency;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;

/** Hashes a body while it is read, byte for byte as it came. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
class BodyDigest implements ReaderInterceptor {
    static final String PROPERTY = BodyDigest.class.getName();

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!context.getHeaders().containsKey(IdempotencyKey.HEADER)) {
            return context.proceed();
        }
        var body = new DigestInputStream(context.getInputStream(), Sha256.begin());
        context.setInputStream(body);
        var read = context.proceed();
        drain(body); // a reader stops at the end of what it understands
        context.setProperty(PROPERTY, Sha256.hex(body.getMessageDigest()));
        return read;
    }

    private static void drain(InputStream body) throws IOException {
        body.transferTo(OutputStream.nullOutputStream());
    }
}
