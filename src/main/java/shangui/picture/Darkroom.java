package shangui.picture;

import jakarta.inject.Singleton;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.w3c.dom.Element;
import shangui.picture.Reading.Readable;
import shangui.picture.Reading.Refused;

/**
 * Reads what somebody sent as a picture and draws it anew. What a file says of its size is read before any of it is unpacked, and few
 * are unpacked at a time: one may take a hundred megabytes meanwhile.
 */
@Singleton
class Darkroom {

    static final int MOST_BYTES = 8_000_000;
    static final int MOST_PIXELS = 30_000_000;
    static final int SHORTEST_SIDE = 300;
    private static final int LONGEST_TO_SHORTEST = 3;
    private static final int AT_A_TIME = 2;
    private static final int BEST_QUALITY = 84;
    private static final int WORST_QUALITY = 36;
    private static final int QUALITY_STEP = 12;
    /** Twice the largest we draw: finer than that nothing needs to be read. */
    private static final int FINE_ENOUGH = 1600;
    /** Which way up a camera was held, as the standard metadata name it, in the order of the numbers cameras write. */
    private static final List<String> ORIENTATIONS = List.of("Normal", "FlipH", "Rotate180", "FlipV", "FlipVRotate90", "Rotate270", "FlipHRotate90", "Rotate90");

    private final Semaphore places = new Semaphore(AT_A_TIME);

    /** What is taken, each known by how its bytes begin, whatever its name says. */
    private enum Format {
        JPEG("\u00ff\u00d8\u00ff.*"), PNG("\u0089PNG\r\n\u001a\n.*"), WEBP("RIFF.{4}WEBP.*");

        private final String beginning;

        Format(String beginning) {
            this.beginning = "(?s)" + beginning;
        }

        private static Optional<Format> of(byte[] content) {
            String head = new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
            return Stream.of(values()).filter(format -> head.matches(format.beginning)).findFirst();
        }
    }

    Reading read(byte[] sent) {
        if (sent.length == 0) {
            return Refused.because("picture.empty");
        }
        if (sent.length > MOST_BYTES) {
            return Refused.because("picture.tooManyBytes", MOST_BYTES / 1_000_000);
        }
        var format = Format.of(sent);
        if (format.isEmpty()) {
            return Refused.because("picture.format");
        }
        places.acquireUninterruptibly();
        try {
            return read(format.get(), sent);
        } catch (IOException | RuntimeException broken) {
            // whatever stands in a file, its readers may throw anything at it
            return Refused.because("picture.broken");
        } finally {
            places.release();
        }
    }

    private static Reading read(Format format, byte[] sent) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(in, false, format == Format.PNG);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                return Refused.because("picture.tooManyPixels", MOST_PIXELS / 1_000_000);
            }
            if (Math.min(width, height) < SHORTEST_SIDE || Math.max(width, height) > LONGEST_TO_SHORTEST * Math.min(width, height)) {
                return Refused.because("picture.tooSmall", SHORTEST_SIDE, LONGEST_TO_SHORTEST);
            }
            if (moves(format, sent, reader)) {
                return Refused.because("picture.moves");
            }
            BufferedImage upright = upright(format, reader, Math.max(1, Math.max(width, height) / FINE_ENOUGH));
            boolean turned = upright.getWidth() > upright.getHeight() != width > height;
            return new Readable(sha256(sent), turned ? height : width, turned ? width : height,
                PictureFile.SQUARES.stream().map(square -> file(upright, square)).toList());
        } finally {
            reader.dispose();
        }
    }

    private static boolean moves(Format format, byte[] sent, ImageReader reader) throws IOException {
        return switch (format) {
            case JPEG -> false;
            case WEBP -> reader.getNumImages(true) > 1;
            case PNG -> new String(sent, StandardCharsets.ISO_8859_1).split("IDAT", 2)[0].contains("acTL");
        };
    }

    /** Everything of it on white, its colours those every screen knows. @param step only every so manieth pixel is kept */
    private static BufferedImage upright(Format format, ImageReader reader, int step) throws IOException {
        var orientation = format == Format.PNG ? Orientation.TOP_LEFT : orientation(reader.getImageMetadata(0));
        ImageReadParam reading = reader.getDefaultReadParam();
        reading.setSourceSubsampling(step, step, 0, 0);
        var warned = new StringBuilder();
        reader.addIIOReadWarningListener((source, warning) -> warned.append(warning));
        BufferedImage read = reader.read(0, reading);
        if (warned.toString().matches("(?is).*(truncated|premature).*")) {
            throw new IIOException("Not all of the picture has come");
        }
        var flat = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = flat.createGraphics();
        canvas.drawImage(read, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return ExifFilterUtils.getFilterForOrientation(orientation).apply(flat);
    }

    private static Orientation orientation(IIOMetadata metadata) {
        var root = metadata == null ? null : (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
        var found = root == null ? null : (Element) root.getElementsByTagName("ImageOrientation").item(0);
        int number = found == null ? 0 : ORIENTATIONS.indexOf(found.getAttribute("value"));
        return Orientation.typeOf(Math.max(0, number) + 1);
    }

    /** As good as its limit of bytes lets it be: first in quality, then in size. */
    private static PictureFile file(BufferedImage upright, int square) {
        try {
            for (int side = Math.min(square, Math.max(upright.getWidth(), upright.getHeight())); ; side = side * 3 / 4) {
                BufferedImage small = Thumbnails.of(upright).size(side, side).asBufferedImage();
                for (int quality = BEST_QUALITY; quality >= WORST_QUALITY; quality -= QUALITY_STEP) {
                    byte[] content = jpeg(small, quality);
                    if (content.length <= PictureFile.MOST_BYTES) {
                        return new PictureFile(square, small.getWidth(), small.getHeight(), content);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("A picture cannot be drawn", e);
        }
    }

    /** @param quality of a hundred */
    private static byte[] jpeg(BufferedImage picture, int quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam writing = writer.getDefaultWriteParam();
            writing.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            writing.setCompressionQuality(quality / 100f);
            writing.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(picture, null, null), writing);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
