package io.clonememoria.clone.picture;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.clonememoria.platform.content.AllowedTypes;
import io.clonememoria.platform.content.ContentType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** The kinds of pictures that are read, told by their content. */
enum PictureFormat {
    JPEG("image/jpeg", registered(new JPEGImageReaderSpi())),
    PNG("image/png", ImageIO.getImageReadersByFormatName("png").next().getOriginatingProvider()),
    WEBP("image/webp", registered(new WebPImageReaderSpi()));

    private static final AllowedTypes READ =
            new AllowedTypes(Arrays.stream(values()).map(format -> format.mediaType).toList(), "a JPEG, PNG or WebP picture");
    private static final int HEAD = 64 * 1024;

    static {
        // What is read lies in memory already.
        ImageIO.setUseCache(false);
    }

    private final String mediaType;
    private final ImageReaderSpi provider;

    PictureFormat(String mediaType, ImageReaderSpi provider) {
        this.mediaType = mediaType;
        this.provider = provider;
    }

    /**
     * @throws io.clonememoria.platform.problem.UnsupportedMedia when it is something else
     * @throws io.clonememoria.platform.problem.Invalid          when it is nothing that is known
     */
    static PictureFormat of(byte[] file) {
        var found = ContentType.of(Arrays.copyOf(file, Math.min(file.length, HEAD)), "", "");
        READ.require(found);
        return List.of(values()).stream().filter(format -> found.is(format.mediaType)).findFirst()
                .orElseThrow(() -> new IllegalStateException("allowed and not known: " + found.name()));
    }

    ImageReader reader() throws IOException {
        return provider.createReaderInstance();
    }

    /** Asking the registry by name would depend on which class loader asked it first. */
    private static ImageReaderSpi registered(ImageReaderSpi provider) {
        IIORegistry.getDefaultInstance().registerServiceProvider(provider);
        return provider;
    }
}
