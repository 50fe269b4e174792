package io.clonememoria.launcher.up;

import io.clonememoria.launcher.api.Api;
import io.clonememoria.launcher.api.Unexpected;
import io.clonememoria.launcher.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The ready-made account of a suite: registered once, through the public door, as anybody would. */
record Account(String email, String password) {

    private static final String EMAIL = "demo@clonememoria.local";
    private static final int PASSWORD_BYTES = 12;
    private static final int CREATED = 201;
    private static final int KNOWN = 409;

    /** The account, made now if this suite has none yet. */
    static Account of(Suite suite) {
        var file = suite.state().account();
        var account = new Account(EMAIL, passwordIn(file));
        if (!Files.exists(registered(file))) {
            account.register(suite);
            create(registered(file), "");
        }
        return account;
    }

    /** 409: the database is older than the answer that we never saw; the password is the one in the file. */
    private void register(Suite suite) {
        var answer = Api.at(suite.gateway()).post("/auth/register",
            Map.of("email", email, "password", password, "full_name", "Demo Account"));
        if (answer.status() != CREATED && answer.status() != KNOWN) {
            throw new Unexpected("the ready-made account could not be registered", answer);
        }
    }

    /** Kept before it is used: an account whose password was lost with a crash would be in the way for ever. */
    private static String passwordIn(Path file) {
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(bytes);
                create(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void create(Path file, String content) {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path registered(Path file) {
        return file.resolveSibling(file.getFileName() + ".registered");
    }
}
