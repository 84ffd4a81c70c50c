package shangui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;

/** A real browser, one for the thread that asked; close it after the class. No browser is a failure, never a skip. */
public class Browser implements AutoCloseable {

    private static final List<String> INSTALLED = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:/Program Files/Google/Chrome/Application/chrome.exe");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    public Browser() {
        Path installed = installed();
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(installed == null
                ? Map.of() : Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        LaunchOptions options = new LaunchOptions().setArgs(List.of("--no-sandbox"));
        try {
            browser = playwright.chromium().launch(installed == null ? options : options.setExecutablePath(installed));
        } catch (PlaywrightException e) {
            playwright.close();
            throw new AssertionError("No browser: install the package chromium (apt-get install chromium); "
                    + "Playwright's own download did not start either.", e);
        }
    }

    /** At 390 × 844, touch, in Chinese, with JavaScript. */
    public Visit phone(RunningShop shop) {
        return visit(shop, 390, 844, "zh-CN", true);
    }

    /** At 1280 × 900. */
    public Visit desk(RunningShop shop) {
        return visit(shop, 1280, 900, "zh-CN", true);
    }

    /** {@code language} as browsers say it: zh-CN, en. */
    public Visit visit(RunningShop shop, int width, int height, String language, boolean javaScript) {
        return visit(shop, width, height, language, javaScript, options -> { });
    }

    /** What else is said of the browser: how it names itself, how many pixels of the screen make one of the page's. */
    public Visit visit(RunningShop shop, int width, int height, String language, boolean javaScript, Consumer<NewContextOptions> also) {
        var options = new NewContextOptions()
                .setBaseURL(shop.address())
                .setViewportSize(width, height)
                .setHasTouch(width < 600)
                .setLocale(language)
                .setTimezoneId("Asia/Shanghai")
                .setJavaScriptEnabled(javaScript);
        also.accept(options);
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(10_000);
        return new Visit(shop.address(), context, context.newPage());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path installed() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), INSTALLED.stream())
                .map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
    }

    /** One visitor's tab, with cookies of its own. */
    public record Visit(String address, BrowserContext context, Page page) implements AutoCloseable {

        /** The narrowest screen a page must fit, in CSS pixels. */
        private static final int NARROWEST = 320;
        private static final int TALLEST = 12_000;

        /** Opens a path of the shop. */
        public Page open(String path) {
            page.navigate(path);
            return page;
        }

        /** Takes a visitor's cookies along: the session of {@link Shop#signIn}, the basket. */
        public Visit as(Shop visitor) {
            visitor.cookies().forEach(this::cookie);
            return this;
        }

        /** From the next page on: 大字版 or not. */
        public Visit large(boolean large) {
            return cookie("large", large ? "1" : "0");
        }

        /** From the next page on, desk pages (the shop's say it in their address) are in English or Chinese. */
        public Visit english(boolean english) {
            return cookie("language", english ? "en" : "zh");
        }

        private Visit cookie(String name, String value) {
            context.addCookies(List.of(new Cookie(name, value).setUrl(address)));
            return this;
        }

        /** Nothing for axe to find, nothing wider than this screen or, on a phone, the narrowest; with {@code -Dpictures=true} a picture is kept. */
        public void look(String name) {
            if (Boolean.getBoolean("pictures")) {
                screenshot(name);
            }
            assertAccessible();
            assertFitsItsWidth();
            if (page.viewportSize().width < 600) {
                assertFitsTheNarrowest();
            }
        }

        /** As {@link #assertFitsItsWidth}, at 320 pixels. */
        public void assertFitsTheNarrowest() {
            var size = page.viewportSize();
            page.setViewportSize(NARROWEST, size.height);
            assertFitsItsWidth();
            page.setViewportSize(size.width, size.height);
        }

        /** Axe finds nothing wrong with the page as it stands; needs JavaScript. Its old mode reads no frames (there are none) and opens no second tab. */
        public void assertAccessible() {
            var violations = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
            assertThat(violations.stream()
                    .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                            + rule.getNodes().stream().map(node -> String.valueOf(node.getTarget()) + node.getHtml()).toList())
                    .toList()).as(page.url()).isEmpty();
        }

        /** The page is no wider than the screen. */
        public void assertFitsItsWidth() {
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .as("pixels too wide: " + page.url()).isLessThanOrEqualTo(0);
        }

        /** What is to be tapped first of all is at least this high and wide, in CSS pixels; links within text are not of these. */
        public void assertTargetsAreAtLeast(int pixels) {
            assertThat(page.evaluate("""
                    pixels => [...document.querySelectorAll('button, .button, .store-choice, .basket-bar__sum, .radio-card, .control, summary')]
                        .filter(target => target.checkVisibility({visibilityProperty: true}))
                        .map(target => [target.outerHTML.slice(0, 120), target.getBoundingClientRect()])
                        .filter(([, box]) => Math.min(box.width, box.height) < pixels - 0.01)
                        .map(([what, box]) => box.width + " x " + box.height + " " + what)""", pixels))
                .asInstanceOf(InstanceOfAssertFactories.LIST).as("smaller than %d pixels: %s", pixels, page.url()).isEmpty();
        }

        /** Kept as target/screenshots/{name}.png, of a very long page as much as Chromium can draw. */
        public Path screenshot(String name) {
            Path file = Path.of("target/screenshots", name + ".png");
            int height = (int) page.evaluate("document.documentElement.scrollHeight");
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true).setClip(0, 0, page.viewportSize().width, Math.min(height, TALLEST)));
            return file;
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
