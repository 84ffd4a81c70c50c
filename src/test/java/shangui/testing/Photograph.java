package shangui.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import shangui.picture.Pictures;
import shangui.picture.Reading.Readable;

/** Files as phones send them, and as others would: a blue sky over an orange field, with noise in it. */
public class Photograph {

    private static final AtomicInteger SEEDS = new AtomicInteger();

    private Photograph() {
    }

    /** Another one each time. */
    public static Readable readable(Pictures pictures) {
        return (Readable) pictures.read(jpeg(600, 450));
    }

    /** Another one each time. */
    public static byte[] jpeg(int width, int height) {
        return written(drawn(width, height), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return written(drawn(width, height), "png");
    }

    /** A JPEG that says how the camera was held, 1 to 8, and what it was called. */
    public static byte[] heldAs(int orientation, int width, int height) {
        byte[] jpeg = jpeg(width, height);
        byte[] exif = "\u00ff\u00e1\0\42Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0?\0\0\0\0\0\0".replace('?', (char) orientation).getBytes(StandardCharsets.ISO_8859_1);
        byte[] comment = "\u00ff\u00fe\0\36Taken at 29.05 N, 119.65 E.".getBytes(StandardCharsets.ISO_8859_1);
        return joined(Arrays.copyOf(jpeg, 2), exif, comment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** In the four inks of printers. */
    public static byte[] cmyk(int width, int height) {
        var inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                inks.setPixel(x, y, new int[] {x % 256, y % 256, 40, 10});
            }
        }
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** A PNG whose head promises so many pixels and whose body has few. */
    public static byte[] promising(int width, int height) {
        byte[] png = png(400, 300);
        for (int i = 0; i < 4; i++) {
            png[16 + i] = (byte) (width >> 24 - 8 * i);
            png[20 + i] = (byte) (height >> 24 - 8 * i);
        }
        return png;
    }

    /** A PNG of several frames; browsers play it. */
    public static byte[] moving() {
        byte[] png = png(400, 300);
        return joined(Arrays.copyOf(png, 33), "\0\0\0\10acTL\0\0\0\2\0\0\0\0????".getBytes(StandardCharsets.ISO_8859_1), Arrays.copyOfRange(png, 33, png.length));
    }

    /** Nothing but noise: as hard to keep small as a picture can be. */
    public static byte[] noise(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, random.nextInt(0xffffff));
            }
        }
        return written(image, "jpeg");
    }

    public static BufferedImage seen(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] joined(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static BufferedImage drawn(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(Color.ORANGE);
        brush.fillRect(0, 0, width, height);
        brush.setColor(Color.BLUE);
        brush.fillRect(0, 0, width, height / 3);
        var random = new Random(SEEDS.incrementAndGet());
        for (int i = 0; i < 200; i++) {
            brush.setColor(new Color(random.nextInt(0xffffff)));
            brush.fillRect(random.nextInt(width), height / 2 + random.nextInt(height / 2), 3, 3);
        }
        brush.dispose();
        return image;
    }

    private static byte[] written(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
