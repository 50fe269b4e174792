package io.clonememoria.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.clonememoria.platform.request.RequestId;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where failures become answers. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemTranslators translators;

    ProblemMappers(ProblemTranslators translators) {
        this.translators = translators;
    }

    @ServerExceptionMapper
    public Response problem(Problem problem, UriInfo uri) {
        return answer(problem, uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(SecurityException refused, UriInfo uri) {
        return answer(new Unauthenticated(), uri);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException refused, UriInfo uri) {
        return answer(new Forbidden("forbidden", "You may not do this."), uri);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException violations, UriInfo uri) {
        return Violations.problemOf(violations)
                .map(problem -> answer(problem, uri))
                .orElseGet(() -> unexpected(violations, uri));
    }

    // the subtype by name, because Quarkus maps it by itself in development and would tell our classes' names
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response json(JsonProcessingException unreadable, UriInfo uri) {
        return answer(JsonProblems.of(unreadable), uri);
    }

    /** What the HTTP layer refuses by itself: unknown paths, methods and media types, bodies that cannot be read. */
    @ServerExceptionMapper
    public Response web(WebApplicationException refused, UriInfo uri) {
        if (refused.getCause() instanceof JsonProcessingException unreadable) {
            return json(unreadable, uri);
        }
        return HttpProblems.of(refused)
                .map(problem -> answer(problem, uri))
                .orElseGet(() -> unexpected(refused, uri));
    }

    /** A defect, unless the failure or one of its causes is one that a part of the platform can explain. */
    @ServerExceptionMapper(Exception.class)
    public Response other(Exception failure, UriInfo uri) {
        return answer(translators.explain(failure, uri.getPath()), uri);
    }

    private Response unexpected(Exception failure, UriInfo uri) {
        LOG.error("Unexpected failure at " + uri.getPath(), failure);
        return answer(new Unexpected(), uri);
    }

    private static Response answer(Problem problem, UriInfo uri) {
        var body = ProblemBody.of(problem, uri.getPath(), RequestId.current().orElse(null));
        var response = Response.status(problem.status()).type(ProblemBody.MEDIA_TYPE).entity(body);
        problem.headers().forEach(response::header);
        return response.build();
    }
}
