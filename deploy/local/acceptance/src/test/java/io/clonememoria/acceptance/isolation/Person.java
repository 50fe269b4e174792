package io.clonememoria.acceptance.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody with an account, who calls the gateway.
 *
 * @param always headers that each of the person's requests carries
 */
record Person(Doors doors, UUID id, String token, Map<String, String> always) {
    private static final String PASSWORD = "correct horse battery staple";

    static Person register(Doors doors, String email, String name, Map<String, String> always) {
        return of(doors, doors.post("/api/v1/auth/register",
                Map.of("email", email, "password", PASSWORD, "full_name", name), always), 201, always);
    }

    /** Anybody. */
    static Person register(Doors doors) {
        return register(doors, "person-" + UUID.randomUUID() + "@example.org", "Eve Example", Map.of());
    }

    /** The same person in another session. */
    Person loggedInAgain(String email) {
        return of(doors, doors.post("/api/v1/auth/login", Map.of("email", email, "password", PASSWORD), always), 200, always);
    }

    /** The same person, with one more header. */
    Person saying(String header, String value) {
        var more = new HashMap<>(always);
        more.put(header, value);
        return new Person(doors, id, token, more);
    }

    Map<String, String> credential() {
        return Map.of("Authorization", "Bearer " + token);
    }

    /** Makes something. @return the answer's body */
    JsonNode post(String path, Map<String, ?> body) {
        return checked(doors.post(path, body, headers()), 201, path).json();
    }

    /** Changes something. */
    JsonNode patch(String path, Map<String, ?> body) {
        return checked(doors.patch(path, body, headers()), 200, path).json();
    }

    /** Sends a file with what is said of it. @return the body of an answer that it is being worked on */
    JsonNode upload(String path, String file, Map<String, String> said) {
        var boundary = "part-" + UUID.randomUUID();
        var form = new StringBuilder();
        said.forEach((name, value) -> form.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"")
                .append(name).append("\"\r\n\r\n").append(value).append("\r\n"));
        form.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file.txt\"\r\n")
                .append("Content-Type: text/plain\r\n\r\n").append(file).append("\r\n--").append(boundary).append("--\r\n");
        return checked(doors.post(path, "multipart/form-data; boundary=" + boundary,
                form.toString().getBytes(StandardCharsets.UTF_8), headers()), 202, path).json();
    }

    /** Puts a file somewhere. */
    JsonNode put(String path, String mediaType, byte[] file) {
        return checked(doors.put(path, mediaType, file, headers()), 200, path).json();
    }

    JsonNode get(String path) {
        return checked(doors.get(path, headers()), 200, path).json();
    }

    private Map<String, String> headers() {
        var headers = new HashMap<>(always);
        headers.putAll(credential());
        return headers;
    }

    private static Person of(Doors doors, Answer answer, int expected, Map<String, String> always) {
        var session = checked(answer, expected, "session").json();
        return new Person(doors, UUID.fromString(session.at("/user/id").asText()), session.path("access_token").asText(), always);
    }

    private static Answer checked(Answer answer, int expected, String what) {
        if (answer.status() != expected) {
            throw new AssertionError(what + " was answered with " + answer.status() + " " + answer.body());
        }
        return answer;
    }
}
