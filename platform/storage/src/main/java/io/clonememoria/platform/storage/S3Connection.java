package io.clonememoria.platform.storage;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Opens what {@link S3Blobs} speaks through. The only class that a folder never loads. */
final class S3Connection {
    private S3Connection() {}

    /** @throws IllegalStateException when a setting is missing */
    static S3Blobs open(StorageConfig.S3 config) {
        var bucket = required("bucket", config.bucket());
        var credentials = AwsBasicCredentials.create(
                required("access-key", config.accessKey()), required("secret-key", config.secretKey()));
        var client = S3AsyncClient.builder()
                .region(Region.of(config.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        .connectionAcquisitionTimeout(Duration.ofSeconds(3))
                        .readTimeout(Duration.ofSeconds(30)))
                // Checksums in trailers and signed chunks are Amazon's; others refuse them. What is read is authenticated anyway.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false).pathStyleAccessEnabled(config.address().isPresent()));
        config.address().ifPresent(client::endpointOverride);
        return new S3Blobs(client.build(), bucket);
    }

    private static String required(String name, Optional<String> value) {
        return value.orElseThrow(() -> new IllegalStateException("clonememoria.storage.kind is s3, so clonememoria.storage.s3."
                + name + " is needed"));
    }
}
