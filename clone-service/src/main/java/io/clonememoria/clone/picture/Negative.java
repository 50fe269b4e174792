package io.clonememoria.clone.picture;

import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture as somebody sent it. It is measured before it is unfolded, read in a coarser grid where it is large, and made
 * anew. Blocking; {@link Darkroom} says who is next.
 *
 * @param orientation how it is to be turned
 * @param mostPixels  that are taken of a picture of this kind
 */
record Negative(byte[] file, PictureFormat format, Orientation orientation, long mostPixels) {
    static final int LONGEST_SIDE = 1024;
    /** Twice what is made of it, so that the coarser grid cannot be seen. */
    private static final int COARSE_SIDE = 2 * LONGEST_SIDE;
    /** Of what is read line by line: whatever a telephone takes. */
    private static final long MOST_PIXELS = 50_000_000;
    /** Of what comes in several passes and is held whole until the last. */
    private static final long MOST_PIXELS_IN_PASSES = 16_000_000;
    /** Of WebP, whose reader takes some 25 bytes for each. */
    private static final long MOST_PIXELS_OF_WEBP = 2048 * 2048;
    private static final Lock ONE_WEBP = new ReentrantLock();
    /** Cameras write about ten. Each costs the time of the whole picture and next to no bytes. */
    private static final int MOST_PASSES = 64;
    private static final float QUALITY = 0.9f;
    private static final int OPAQUE = 0xFF;
    private static final int BLANK_WIDTH = 400;
    private static final int BLANK_HEIGHT = 600;
    private static final int BLANK = 0xD8D2C8;

    /**
     * @throws UnreadablePicture when it is broken, as far as that can be told without reading it
     * @throws io.clonememoria.platform.problem.UnsupportedMedia when it is no JPEG, PNG or WebP by its content
     */
    static Negative of(byte[] file) {
        var format = PictureFormat.of(file);
        return switch (format) {
            case JPEG -> ofJpeg(file, JpegLayout.of(file));
            case PNG -> new Negative(file, format, orientationOfPng(file), MOST_PIXELS);
            case WEBP -> ofWebp(file, WebpLayout.of(file));
        };
    }

    /** @throws UnreadablePicture when it is broken. @throws TooManyPixels when it says that it is larger than taken */
    Picture develop() {
        var print = upright(unfolded());
        return isOpaque(print) ? jpeg(print) : png(print);
    }

    /** The same as a PNG file, whether anything can be seen through or not. */
    Picture developAsPng() {
        return png(upright(unfolded()));
    }

    /** A picture of nobody. */
    static Picture blank() {
        var blank = new BufferedImage(BLANK_WIDTH, BLANK_HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < BLANK_HEIGHT; y++) {
            for (var x = 0; x < BLANK_WIDTH; x++) {
                blank.setRGB(x, y, BLANK);
            }
        }
        return png(blank);
    }

    private static Negative ofJpeg(byte[] file, JpegLayout layout) {
        if (!layout.complete()) {
            throw new UnreadablePicture("it ends too early");
        }
        if (layout.passes() > MOST_PASSES) {
            throw new UnreadablePicture("it has more than " + MOST_PASSES + " passes");
        }
        return new Negative(file, PictureFormat.JPEG, Orientation.of(layout.exif()),
                layout.gradual() ? MOST_PIXELS_IN_PASSES : MOST_PIXELS);
    }

    private static Negative ofWebp(byte[] file, WebpLayout layout) {
        if (!layout.complete()) {
            throw new UnreadablePicture("it ends too early");
        }
        return new Negative(file, PictureFormat.WEBP, Orientation.of(layout.exif()), MOST_PIXELS_OF_WEBP);
    }

    private static Orientation orientationOfPng(byte[] file) {
        return PngChunk.of(file).stream().filter(chunk -> chunk.type().equals("eXIf")).findFirst()
                .map(chunk -> Orientation.of(chunk.content())).orElse(Orientation.UPRIGHT);
    }

    private BufferedImage unfolded() {
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            var reader = format.reader();
            try {
                // Without metadata: what is compressed in them would be unfolded, however much it is.
                reader.setInput(input, false, true);
                return read(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof TooManyPixels told) {
                throw told;
            }
            // Readers answer what they were never meant to read with any exception that there is.
            throw new UnreadablePicture("its content is damaged");
        }
    }

    private BufferedImage read(ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > mostPixels) {
            throw new TooManyPixels(width, height, mostPixels);
        }
        var grid = Math.max(1, Math.ceilDiv(Math.max(width, height), COARSE_SIDE));
        var coarse = reader.getDefaultReadParam();
        coarse.setSourceSubsampling(grid, grid, 0, 0);
        return plain(format == PictureFormat.WEBP ? alone(reader, coarse) : reader.read(0, coarse));
    }

    private static BufferedImage alone(ImageReader reader, ImageReadParam coarse) throws IOException {
        ONE_WEBP.lock();
        try {
            return reader.read(0, coarse);
        } finally {
            ONE_WEBP.unlock();
        }
    }

    /** In the colours of screens. */
    private static BufferedImage plain(BufferedImage image) {
        var colours = image.getColorModel();
        if (colours instanceof IndexColorModel || colours.getColorSpace().isCS_sRGB()) {
            return image;
        }
        var plain = new BufferedImage(image.getWidth(), image.getHeight(), typeFor(image));
        if (colours.getNumColorComponents() > 1) {
            return new ColorConvertOp(null).filter(image, plain);
        }
        return gray(image, plain);
    }

    /** Java takes a plain gray for the linear one, in which it would come out too bright. */
    private static BufferedImage gray(BufferedImage image, BufferedImage plain) {
        var raster = image.getRaster();
        var fewer = Math.max(0, image.getColorModel().getComponentSize(0) - Byte.SIZE);
        var more = (1 << Math.min(Byte.SIZE, image.getColorModel().getComponentSize(0))) - 1;
        var samples = new int[raster.getNumBands() * image.getWidth()];
        for (var y = 0; y < image.getHeight(); y++) {
            raster.getPixels(0, y, image.getWidth(), 1, samples);
            for (var x = 0; x < image.getWidth(); x++) {
                var at = x * raster.getNumBands();
                var light = (samples[at] >> fewer) * OPAQUE / more;
                var cover = raster.getNumBands() > 1 ? (samples[at + 1] >> fewer) * OPAQUE / more : OPAQUE;
                plain.setRGB(x, y, cover << 24 | light << 16 | light << 8 | light);
            }
        }
        return plain;
    }

    private BufferedImage upright(BufferedImage image) {
        var scale = Math.min(1.0, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        var across = scaled(image.getWidth(), scale);
        var down = scaled(image.getHeight(), scale);
        var print = new BufferedImage(orientation.turns() ? down : across, orientation.turns() ? across : down, typeFor(image));
        var placing = orientation.of(across, down);
        placing.concatenate(AffineTransform.getScaleInstance((double) across / image.getWidth(), (double) down / image.getHeight()));
        var canvas = print.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            canvas.drawImage(image, placing, null);
        } finally {
            canvas.dispose();
        }
        return print;
    }

    private static int scaled(int length, double scale) {
        return Math.max(1, (int) Math.round(length * scale));
    }

    private static int typeFor(BufferedImage image) {
        return image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }

    private static boolean isOpaque(BufferedImage print) {
        return !print.getColorModel().hasAlpha()
                || Arrays.stream(print.getRGB(0, 0, print.getWidth(), print.getHeight(), null, 0, print.getWidth()))
                        .allMatch(pixel -> pixel >>> 24 == OPAQUE);
    }

    private static Picture jpeg(BufferedImage print) {
        var opaque = new BufferedImage(print.getWidth(), print.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.setRGB(0, 0, print.getWidth(), print.getHeight(),
                print.getRGB(0, 0, print.getWidth(), print.getHeight(), null, 0, print.getWidth()), 0, print.getWidth());
        return write(opaque, "jpeg", "image/jpeg");
    }

    private static Picture png(BufferedImage print) {
        return write(print, "png", "image/png");
    }

    private static Picture write(BufferedImage print, String format, String mediaType) {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var content = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(content)) {
            writer.setOutput(output);
            var settings = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(print, null, null), settings);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            writer.dispose();
        }
        return new Picture(content.toByteArray(), mediaType, print.getWidth(), print.getHeight());
    }
}
