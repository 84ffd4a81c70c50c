package shangui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@ShopTest
class BrowserTest {

    @Test
    void theBrowserSpeaksTheLanguageAndRunsScriptsOnlyWhenToldTo(RunningShop shop) {
        try (Browser browser = new Browser(); var with = browser.phone(shop); var without = browser.visit(shop, 1280, 900, "en", false)) {
            with.page().setContent("<p id=p>no</p><script>p.textContent = navigator.language</script>");
            without.page().setContent("<p id=p>no</p><script>p.textContent = navigator.language</script>");
            assertThat(with.page().textContent("p")).isEqualTo("zh-CN");
            assertThat(without.page().textContent("p")).isEqualTo("no");
        }
    }

    @Test
    void axeSeesWhatIsWrong(RunningShop shop) {
        try (Browser browser = new Browser(); var visit = browser.desk(shop)) {
            visit.page().setContent("<html lang=zh><title>t</title><main><h1>t</h1><img src=x></main>");
            org.assertj.core.api.Assertions.assertThatThrownBy(visit::assertAccessible).hasMessageContaining("image-alt");
        }
    }
}
