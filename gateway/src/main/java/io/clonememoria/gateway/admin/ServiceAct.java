package io.clonememoria.gateway.admin;

import io.clonememoria.gateway.route.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * An act that is meant for one service, which the path names, such as
 * {@code /api/v1/admin/dead-letters/clone-service/{id}/replay}.
 *
 * @param target what the service is asked for: the same without its name
 */
public record ServiceAct(Service service, String target) {
    /** Behind {@code /api/v1/admin/<what>}. */
    private static final int PLACE = 5;

    /**
     * @param target path and query as they came
     * @throws UnknownService when the path names none of ours
     */
    public static ServiceAct of(String target) {
        var query = target.indexOf('?');
        var path = query < 0 ? target : target.substring(0, query);
        var segments = new ArrayList<>(List.of(path.split("/")));
        var service = service(segments.remove(PLACE));
        return new ServiceAct(service, String.join("/", segments) + (query < 0 ? "" : target.substring(query)));
    }

    static Service service(String label) {
        for (var service : Service.values()) {
            if (service.label().equals(label)) {
                return service;
            }
        }
        throw new UnknownService();
    }
}
