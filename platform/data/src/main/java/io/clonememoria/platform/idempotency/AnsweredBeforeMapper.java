package io.clonememoria.platform.idempotency;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives the answer again. */
class AnsweredBeforeMapper {

    @ServerExceptionMapper
    public Response again(AnsweredBefore repetition) {
        return repetition.answer().replay();
    }
}
