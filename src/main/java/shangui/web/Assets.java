package shangui.web;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * `$assets` in a template: the styles, scripts and pictures the frontend was built into, by the name of their source.
 * All are read once, with their compressed forms; their names carry their content's hash, so they never change.
 */
@Singleton
public class Assets implements HeaderPart {

    private static final String FOLDER = "classpath:public/assets/";
    private static final Argument<Map<String, Map<String, Object>>> BUILT =
        Argument.mapOf(Argument.of(String.class), Argument.mapOf(String.class, Object.class));

    /** One file as it is sent: plain, and compressed where the build did so; null where it did not. */
    record Asset(MediaType type, byte[] plain, byte[] gzip, byte[] brotli) {
    }

    private final ResourceResolver resources;
    private final Map<String, String> fileOfSource = new HashMap<>();
    private final Map<String, Asset> assets = new HashMap<>();

    Assets(ResourceResolver resources, ObjectMapper json) throws IOException {
        this.resources = resources;
        byte[] manifest = read("manifest.json");
        if (manifest == null) {
            throw new IllegalStateException("The frontend is not built: run mvn generate-resources, which needs Node 20 or newer.");
        }
        json.readValue(manifest, BUILT).forEach((source, built) -> keep(source, (String) built.get("file")));
    }

    @Override
    public String name() {
        return "assets";
    }

    @Override
    public Object of(HttpRequest<?> request) {
        return this;
    }

    @Override
    public String sharedAs(Object told) {
        return "";
    }

    @Override
    public boolean isCheap() {
        return true;
    }

    /** The address of what was built from a source, such as `shop.css` or `base/mark.svg`. */
    public String url(String source) {
        String file = fileOfSource.get("src/" + source);
        if (file == null) {
            throw new IllegalArgumentException("The frontend has no " + source);
        }
        return "/assets/" + file;
    }

    /** What was built from a source. */
    String text(String source) {
        return new String(assets.get(url(source).substring("/assets/".length())).plain, StandardCharsets.UTF_8);
    }

    Optional<Asset> find(String file) {
        return Optional.ofNullable(assets.get(file));
    }

    private void keep(String source, String file) {
        fileOfSource.put(source, file);
        assets.put(file, new Asset(typeOf(file), read(file), read(file + ".gz"), read(file + ".br")));
    }

    private static MediaType typeOf(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "css" -> new MediaType("text/css; charset=utf-8");
            case "js" -> new MediaType("text/javascript; charset=utf-8");
            case "svg" -> new MediaType("image/svg+xml");
            case "wasm" -> new MediaType("application/wasm");
            default -> MediaType.APPLICATION_OCTET_STREAM_TYPE;
        };
    }

    /** The bytes, or null if there is no such file. */
    private byte[] read(String file) {
        try (InputStream in = resources.getResourceAsStream(FOLDER + file).orElse(null)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
