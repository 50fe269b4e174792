package io.clonememoria.platform.key;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The file in which the signing key outlives a restart: a PEM with the blocks {@code PRIVATE KEY} (PKCS #8) and
 * {@code PUBLIC KEY}, as {@code openssl genpkey} and {@code openssl pkey -pubout} write them.
 *
 * @param path of the PEM
 */
public record SigningKeyFile(Path path) {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /**
     * The key in the file; a new one on first start.
     *
     * <p>Two processes that start at once end up with the same key, and a process that is killed leaves none or a whole
     * one behind.
     *
     * @throws UnusableKeyFile when there is a file that cannot be used, or none can be made
     */
    public SigningKey readOrCreate() {
        try {
            return read(new SecretFile(path).readOrCreate(() -> written(SigningKey.generate())));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException cause) {
            throw new UnusableKeyFile(path, cause);
        }
    }

    private static String written(SigningKey key) {
        return block(PRIVATE, key.keys().getPrivate().getEncoded()) + block(PUBLIC, key.keys().getPublic().getEncoded());
    }

    private static SigningKey read(String pem) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance("EC");
        var keys = new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(blockOf(pem, PUBLIC))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(blockOf(pem, PRIVATE))));
        check(keys);
        return new SigningKey(keys);
    }

    /** Better no start than tokens that no service accepts. */
    private static void check(KeyPair keys) throws GeneralSecurityException {
        if (((ECPublicKey) keys.getPublic()).getParams().getCurve().getField().getFieldSize() != 256) {
            throw new IllegalArgumentException("the key is not on the curve P-256");
        }
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        var signed = signature.sign();
        signature.initVerify(keys.getPublic());
        if (!signature.verify(signed)) {
            throw new IllegalArgumentException("its public key does not belong to its private key");
        }
    }

    private static String block(String name, byte[] content) {
        return "-----BEGIN " + name + "-----\n" + LINES.encodeToString(content) + "\n-----END " + name + "-----\n";
    }

    private static byte[] blockOf(String pem, String name) {
        var block = Pattern.compile("-----BEGIN " + name + "-----([A-Za-z0-9+/=\\s]+)-----END " + name + "-----").matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("it has no block " + name);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
