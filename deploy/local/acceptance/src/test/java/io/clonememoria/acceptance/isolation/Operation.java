package io.clonememoria.acceptance.isolation;

import io.clonememoria.launcher.suite.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An operation as a service documents it.
 *
 * @param path   with its parameters in braces
 * @param bodies what it reads, by media type
 * @param open   whether its document asks for no credential
 * @param streams whether it answers with server-sent events to who accepts them
 */
record Operation(Service service, String method, String path, List<Parameter> parameters, Map<String, Schema> bodies,
        boolean open, boolean streams) {
    private static final Pattern BRACES = Pattern.compile("\\{([^}]+)}");
    private static final Pattern SECRET = Pattern.compile(".*(token|secret|code|signature).*");

    record Parameter(String in, String name, boolean required, Schema schema) {}

    /** A parameter of the path, and the word of the path that says what it is an id of. */
    record PathParameter(String name, String resource, Schema schema) {}

    List<PathParameter> pathParameters() {
        var found = new ArrayList<PathParameter>();
        var resource = "";
        for (var segment : path.split("/")) {
            var braces = BRACES.matcher(segment);
            if (braces.matches()) {
                found.add(new PathParameter(braces.group(1), resource, schemaOf(braces.group(1))));
            } else {
                resource = segment;
            }
        }
        return found;
    }

    List<Parameter> queryParameters() {
        return parameters.stream().filter(parameter -> parameter.in().equals("query")).toList();
    }

    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    boolean isAdministration() {
        return path.startsWith("/api/v1/admin/");
    }

    /** Whether what it needs is handed out elsewhere, once, and cannot be made up from a schema. */
    boolean needsSecret() {
        return bodies.values().stream().flatMap(body -> body.required().stream()).anyMatch(name -> SECRET.matcher(name).matches());
    }

    private Schema schemaOf(String parameter) {
        return parameters.stream().filter(one -> one.in().equals("path") && one.name().equals(parameter))
                .map(Parameter::schema).findFirst()
                .orElseThrow(() -> new AssertionError(this + " does not document its path parameter " + parameter));
    }

    @Override
    public String toString() {
        return service.part() + " " + method + " " + path;
    }
}
