package io.clonememoria.clone.mail;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** A mail as it is sent. */
record Written(String to, String subject, String text, String html) {

    static Written of(byte[] kept) {
        var json = new JsonObject(new String(kept, StandardCharsets.UTF_8));
        return new Written(json.getString("to"), json.getString("subject"), json.getString("text"), json.getString("html"));
    }

    byte[] kept() {
        return new JsonObject().put("to", to).put("subject", subject).put("text", text).put("html", html)
                .encode().getBytes(StandardCharsets.UTF_8);
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "Written";
    }
}
