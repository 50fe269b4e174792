package io.clonememoria.platform.storage;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jboss.logmanager.LogContext;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** A server of this process that speaks S3 and checks signatures. */
final class S3Server implements AutoCloseable {
    static final String BUCKET = "files";
    private static final String ACCESS_KEY = "test-access-key";
    private static final String SECRET_KEY = "test-secret-key";

    static {
        // Until Quarkus runs, its log manager keeps everything, every byte on the wire included.
        LogContext.getLogContext().getLogger("").setLevel(Level.INFO);
    }

    private final S3Proxy proxy;
    private final BlobStoreContext blobs;

    private S3Server(S3Proxy proxy, BlobStoreContext blobs) {
        this.proxy = proxy;
        this.blobs = blobs;
    }

    static S3Server start(Path folder) throws Exception {
        var settings = new Properties();
        settings.setProperty("jclouds.filesystem.basedir", folder.toString());
        var blobs = ContextBuilder.newBuilder("filesystem-nio2").credentials("x", "x").overrides(settings).build(BlobStoreContext.class);
        blobs.getBlobStore().createContainerInLocation(null, BUCKET);
        var proxy = S3Proxy.builder()
                .blobStore(blobs.getBlobStore())
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .build();
        proxy.start();
        return new S3Server(proxy, blobs);
    }

    StorageConfig.S3 settings() {
        return settings(URI.create("http://127.0.0.1:" + proxy.getPort()));
    }

    /** Of such a server at an address. */
    static StorageConfig.S3 settings(URI address) {
        return new Settings(Optional.of(address), "us-east-1", Optional.of(BUCKET), Optional.of(ACCESS_KEY), Optional.of(SECRET_KEY));
    }

    @Override
    public void close() throws Exception {
        proxy.stop();
        blobs.close();
    }

    record Settings(Optional<URI> address, String region, Optional<String> bucket, Optional<String> accessKey,
            Optional<String> secretKey) implements StorageConfig.S3 {}
}
