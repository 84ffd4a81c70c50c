package shangui.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import jakarta.inject.Inject;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shangui.testing.Browser;
import shangui.testing.Browser.Visit;
import shangui.testing.RunningShop;
import shangui.testing.SentFile;
import shangui.testing.Sheets;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.World;

/** How far a sheet has come is seen without asking, and without scripts by asking. */
@ShopTest
class ImportBrowserTest {

    @Inject RunningShop running;
    @Inject World world;
    @Inject Importer importer;

    @Test
    void anOfficerSeesASheetComeThroughAndTakesIt() {
        Shop office = Office.of(running).shop();
        try (Browser browser = new Browser(); Visit desk = browser.desk(running).as(office); Visit phone = browser.phone(running).as(office);
             Visit plain = browser.visit(running, 1280, 900, "zh-CN", false).as(office)) {
            Page page = desk.open("/office/imports/kinds/village");
            SentFile sheet = villages(1_200);
            page.locator("input[type=file]").setInputFiles(new FilePayload(sheet.name(), "text/csv", sheet.content()));
            page.locator("form[enctype] button").click();

            assertThat(page.locator("#import-progress")).containsText("正在试读，0 / 1,200 行");
            importer.goOn(once());
            assertThat(page.locator("#import-progress")).containsText("正在试读，250 / 1,200 行");
            desk.look("import-running-zh-1280");
            String path = page.url().replace(running.address(), "");
            Page without = plain.open(path);
            assertThat(without.locator("#import-progress")).containsText("正在试读，250");
            phone.english(true).open(path);
            phone.look("import-running-en-390");

            importer.goOn(() -> true);
            assertThat(page.locator("h2").first()).hasText("试读的结果");
            assertThat(page.locator("h1")).containsText("等您决定");
            assertThat(page.locator("#status")).hasText("做完了，结果在这一页。");
            desk.look("import-checked-zh-1280");
            phone.open(path);
            phone.look("import-checked-en-390");
            without.getByText("刷新进度").click();
            assertThat(without.locator("h2").first()).hasText("试读的结果");

            without.locator("form[action$=acceptance] button").click();
            importer.goOn(() -> true);
            without.getByText("刷新进度").click();
            assertThat(without.locator(".notice")).containsText("新增 1,198 行");
            phone.open(path);
            phone.look("import-taken-en-390");
            phone.english(false).open("/office/imports");
            phone.look("imports-zh-390");
            phone.large(true).open("/office/imports/kinds/contract");
            phone.look("import-contracts-zh-large-390");
            phone.open(path + "?rows=WRONG");
            phone.look("import-taken-zh-large-390");
        }
    }

    private SentFile villages(int rows) {
        return Sheets.csv(Stream.concat(Stream.of("村代码,镇街代码,村名,村英文名,联系人"), IntStream.rangeClosed(1, rows)
            .mapToObj(row -> "W-" + row + "," + (row == 7 ? "33072310" : world.mountainTown) + "," + (row == 9 ? "" : "第" + row + "村") + ",Village " + row + ",甲")).toArray(String[]::new));
    }

    private static BooleanSupplier once() {
        int[] left = {1};
        return () -> left[0]-- > 0;
    }
}
