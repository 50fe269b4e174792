package io.clonememoria.platform.idempotency;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says in the API's document that a POST takes a key. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class IdempotencyKeyParameter implements OASFilter {
    /** Where the header is ignored: sessions, and what administrators may start as often as they like. */
    private static final List<String> EXEMPT = List.of("/api/v1/auth/", "/api/v1/admin/dead-letters/", "/api/v1/admin/state/");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (item.getPOST() != null && EXEMPT.stream().noneMatch(path::startsWith)) {
                item.getPOST().addParameter(header());
            }
        });
    }

    private static Parameter header() {
        return OASFactory.createParameter()
                .name(IdempotencyKey.HEADER)
                .in(Parameter.In.HEADER)
                .description("A name of the client's choice for this request, in quotes or not. Sent again with it within "
                        + "24 hours, the request is not done again: its answer is, with Idempotency-Replayed: true. "
                        + "Another request with it is refused with 422, one that comes too early with 409.")
                .example("\"8e03978e-40d5-43e8-bc93-6894a57f9324\"")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING).minLength(1).maxLength(257));
    }
}
