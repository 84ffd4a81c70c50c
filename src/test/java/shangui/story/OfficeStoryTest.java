package shangui.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.db.Command;
import shangui.product.Barcode;
import shangui.testing.Browser;
import shangui.testing.Browser.Visit;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;

/**
 * The programme office begins with an empty system and an account made by command, and ends with a pairing whose first pack is
 * sold and stands on a draft statement: by clicks and typing only, each person in a browser of their own.
 */
@ShopTest
class OfficeStoryTest {

    private static final String PASSWORD = "a-long-password-of-ours";
    private static final String MONTH = "2026-11";
    private static final String BARCODE = Barcode.of("690100000001");

    @Inject RunningShop running;

    @Test
    void fromAnEmptySystemToTheFirstPackOnADraftStatement() {
        createOfficeAccount("office-1");
        try (Browser browser = new Browser(); Desk office = desk(browser, "office-1")) {
            office.in("/office/towns").clickTo("/office/towns/new").send(Map.of("code", "330723104", "name", "新宅镇", "nameEn", "Xinzhai", "county", "武义县", "countyEn", "Wuyi", "reason", "区划代码表"));
            String mountain = office.here();
            office.clickTo(mountain + "/villages/new").send(Map.of("code", "XZ01", "name", "一村", "nameEn", "First village", "reason", "村名录"));
            office.in(mountain).clickTo(mountain + "/suppliers/new").send(Map.of("name", "新宅强村公司", "nameEn", "Xinzhai Trading", "address", "新宅镇1号", "reason", "营业执照"));
            office.in("/office/towns/new").send(Map.of("code", "330703001", "name", "多湖街道", "nameEn", "Duohu", "county", "金东区", "countyEn", "Jindong", "reason", "区划代码表"));

            office.in("/office/pairings").clickTo("/office/pairings/new")
                .send(Map.of("mountainTown", "新宅镇", "partnerTown", "多湖街道", "startsOn", "2026-11-01", "reason", "结对协议"));
            String pairing = office.here();

            office.in("/office/supermarkets").clickTo("/office/supermarkets/new")
                .send(Map.of("name", "多湖超市", "nameEn", "Duohu Supermarket", "merchantNumber", "1900000109", "reason", "商户开通单"));
            office.in("/office/stores").clickTo("/office/stores/new").send(Map.of("supermarketId", "多湖超市", "name", "江边店", "nameEn", "Riverside",
                "district", "金东区", "address", "江边路1号", "addressEn", "1 Riverside Road", "reason", "门店清单"));
            office.in("/office/counters").clickTo("/office/counters/new").send(Map.of("storeId", "江边店", "pairingId", "新宅镇", "kind", "COUNTER",
                "name", "新宅专柜", "nameEn", "Xinzhai counter", "way", "进门右转", "wayEn", "Right of the entrance", "reason", "进场协议"));
            String counter = office.here();

            office.in("/office/contracts").clickTo("/office/contracts/new")
                .send(Map.of("number", "JH-2026-001", "supermarketId", "多湖超市", "supplierId", "新宅强村公司", "reason", "合同原件"));
            String contract = office.here();
            office.clickTo(contract + "/terms-proposals/new").send(Map.of("mode", "CONCESSION", "paymentDays", "30", "lossBearer", "SUPPLIER", "clause", "第3条",
                "rates[0].rate", "12", "rates[0].clause", "第5条", "reason", "合同原件"));

            String second = office.invite("OFFICE", null, "office-2");
            try (Desk other = accept(browser, second)) {
                other.in("/office/proposals").page().click("main table a[href^='/office/proposals/']");
                other.press("form[action$='/approval'] button");
            }
            office.in(contract).page().click("details:has(form[action$='/covers']) > summary");
            office.sendForm("form[action$='/covers']", Map.of("counterId", "新宅专柜", "reason", "合同附件"));

            office.in("/office/products").clickTo("/office/products/new").send(product());
            String product = office.here();
            office.clickTo(product + "/skus/new").send(Map.of("barcode", BARCODE, "pack", "250g袋装", "packEn", "250 g bag", "measure", "GRAM", "content", "250",
                "listPriceFen", "48.00", "reason", "包装样"));
            office.in("/office" + counter.substring("/office".length()) + "/listings/new").send(Map.of("skuId", "香菇干", "priceFen", "48.00", "startsOn", "2026-11-23",
                "reorderPoint", "2", "targetLevel", "10", "reason", "上架"));

            try (Desk supplier = accept(browser, office.invite("SUPPLIER", "新宅强村公司", "xinzhai-supplier-1"))) {
                supplier.in("/supplier/lots/new").page().click("main a[href*='skuId=']");
                supplier.send(Map.of("packedOn", "2026-11-20", "code", "XZ-1", "parts[0].villageId", "一村", "parts[0].parts", "1", "reason", "包装记录"));
            }
            String till = "/staff/counters/" + counter.replaceFirst(".*/", "");
            try (Desk clerk = accept(browser, office.invite("CLERK", "江边店", "duohu-staff-1"))) {
                clerk.in(till + "/receipts/new").send(Map.of("lines[0].lot", "XZ-1", "lines[0].quantity", "5"));
                clerk.in(till + "/sales/new").send(Map.of("rows[0].code", BARCODE, "rows[0].quantity", "1", "receipt.tillNumber", "1", "receipt.receiptNumber", "R-1"));
            }
            try (Desk partner = accept(browser, office.invite("PARTNER", "多湖街道", "duohu-partner-1"))) {
                partner.in("/partner/pairings/" + pairing.replaceFirst(".*/", "") + "/months/" + MONTH);
                assertThat(partner.page().textContent("main")).contains("¥48.00").contains("¥42.24").contains("新宅镇");
                partner.visit.look("story-office-draft");
            }
            office.in(pairing);
            office.visit.look("story-office-pairing");
        }
    }

    private static Map<String, String> product() {
        var typed = new LinkedHashMap<String, String>();
        typed.put("townCode", "新宅镇");
        typed.put("name", "香菇干");
        typed.put("nameEn", "Dried shiitake");
        typed.put("category", "MUSHROOM");
        typed.put("shelfLifeDays", "365");
        typed.put("stopSaleDays", "30");
        typed.put("storage", "阴凉干燥");
        typed.put("storageEn", "Cool and dry");
        typed.put("source", "产品标签");
        typed.put("reason", "新品");
        return typed;
    }

    private void createOfficeAccount(String username) {
        InputStream console = System.in;
        System.setIn(new ByteArrayInputStream((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            Command create = running.context().getBeansOfType(Command.class).stream().filter(command -> command.name().equals("create-office-account")).findFirst().orElseThrow();
            assertThat(create.run(List.of(username, "password-from-input"))).isZero();
        } finally {
            System.setIn(console);
        }
    }

    private Desk desk(Browser browser, String username) {
        var desk = new Desk(browser.desk(running));
        desk.signIn(username);
        return desk;
    }

    /** Opens the link an invitation is, sets a password and signs in. */
    private Desk accept(Browser browser, String invitation) {
        var desk = new Desk(browser.desk(running));
        desk.in(invitation.replaceFirst("https?://[^/]+", ""));
        String username = desk.page().inputValue("[name=username]");
        desk.send(Map.of("password", PASSWORD));
        if (desk.page().url().contains("/sign-in")) {
            desk.signIn(username);
        }
        return desk;
    }

    /** One person's browser. */
    private record Desk(Visit visit) implements AutoCloseable {

        Page page() {
            return visit.page();
        }

        Desk in(String path) {
            page().navigate(path);
            return this;
        }

        /** The path of the page, without what follows a question mark. */
        String here() {
            return page().url().replaceFirst("https?://[^/]+", "").replaceFirst("\\?.*", "");
        }

        Desk clickTo(String path) {
            page().click("main a[href='" + path + "']");
            return this;
        }

        Desk press(String button) {
            page().click(button);
            assertDone();
            return this;
        }

        void signIn(String username) {
            in("/sign-in").send(Map.of("username", username, "password", PASSWORD));
        }

        Desk send(Map<String, String> typed) {
            return sendForm("main form[method=post]:has([name='" + typed.keySet().iterator().next() + "'])", typed);
        }

        Desk sendForm(String form, Map<String, String> typed) {
            Locator filled = page().locator(form).first();
            typed.forEach((name, text) -> type(filled, name, text));
            filled.locator("button:not([type=button])").last().click();
            assertDone();
            return this;
        }

        /** Into a box; or the choice whose value or words these are. */
        private static void type(Locator form, String name, String text) {
            Locator field = form.locator("[name='" + name + "']");
            String kind = (String) field.first().evaluate("field => field.type");
            if (kind.startsWith("select")) {
                String value = (String) field.first().evaluate("(field, text) => [...field.options].find(one => one.value === text || one.text.includes(text))?.value", text);
                assertThat(value).as("choice %s of %s", text, name).isNotNull();
                field.first().selectOption(value);
            } else if (kind.equals("radio") || kind.equals("checkbox")) {
                form.locator("[name='" + name + "'][value='" + text + "']").check();
            } else {
                field.first().fill(text);
            }
        }

        private void assertDone() {
            assertThat(page().locator(".error-summary").allTextContents()).as(page().url()).isEmpty();
            assertThat(page().title()).doesNotStartWith("错误");
        }

        /** Answers the link that is shown once. */
        String invite(String role, String reach, String username) {
            in("/office/accounts/new?role=" + role);
            var typed = new LinkedHashMap<String, String>();
            typed.put("username", username);
            if (reach != null) {
                typed.put("reach", reach);
            }
            typed.put("reason", "到岗");
            send(typed);
            return page().textContent(".secret code").strip();
        }

        @Override
        public void close() {
            visit.close();
        }
    }
}
