package io.clonememoria.platform.negotiation;

import io.clonememoria.platform.problem.NotAllowed;
import io.clonememoria.platform.problem.UnsupportedMedia;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses media types that are none: the framework would take its own failure to read them for our defect. */
class MediaTypeFilter {

    @ServerRequestFilter(preMatching = true)
    public void refuseUnreadable(ContainerRequestContext request) {
        try {
            request.getMediaType();
        } catch (IllegalArgumentException unreadable) {
            throw new UnsupportedMedia("unsupported-media-type", "The header Content-Type is not a media type.");
        }
        try {
            request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException unreadable) {
            throw new NotAllowed(406, "not-acceptable", "The header Accept is not a list of media types.");
        }
    }
}
