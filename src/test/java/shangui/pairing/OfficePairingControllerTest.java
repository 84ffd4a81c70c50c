package shangui.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.testing.People;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.World;

/** Towns are twinned by the office, each mountain town with one partner at a time. */
@ShopTest
class OfficePairingControllerTest {

    private static final long HUAQIAO = 330726201;

    @Inject World world;
    @Inject People people;
    @Inject Sql sql;
    @Inject RunningShop running;
    private Shop office;

    @BeforeEach
    void aMountainTownNobodyHasTwinned(Shop visitor) {
        office = people.in(visitor, people.office());
        if (sql.number("SELECT COUNT(*) FROM town WHERE code = ?", HUAQIAO) == 0) {
            sql.update("INSERT INTO town VALUES (?, '花桥乡', 'Huaqiao', '浦江县', 'Pujiang'), (330782001, '稠城街道', 'Choucheng', '义乌市', 'Yiwu')", HUAQIAO);
        }
        sql.update("DELETE FROM pairing WHERE mountain_town = ?", HUAQIAO);
    }

    @Test
    void twoTownsAreTwinnedFromADayOrFromAboutAMonth() {
        Response page = office.follow(twin(330782001, "2022-05-17", null, true));

        assertThat(page.words("#status")).isEqualTo("已登记结对：花桥乡 ⇄ 稠城街道。");
        assertThat(page.words(".facts")).isEqualTo("山区乡镇 浦江县 花桥乡 结对街道 义乌市 稠城街道 从何时起 约2022年5月");
        assertThat(page.words(".history")).contains("登记“花桥乡 ⇄ 稠城街道” 依据：协议");
        assertThat(sql.text("SELECT starts_on FROM pairing WHERE mountain_town = ?", HUAQIAO)).isEqualTo("2022-05-01");
        assertThat(office.get("/office/pairings?town=花桥").words("tbody")).isEqualTo("花桥乡 ⇄ 稠城街道 还没有专柜 待办 1 件 进行中 0 还没有出账 等出账的月份 1 浦江县 – 义乌市 约2022年5月");

        Response changed = office.follow(office.submit(office.click(page, "a[href$='/changes/new']"), "main form",
            filled("startsOn", "2022-05-18", "startKnownToMonth", null, "reason", "义乌商报2022-05-20写明")));
        assertThat(changed.words(".facts")).contains("2022年5月18日");
        assertThat(changed.words(".history")).contains("把第一天从“2022年5月1日”改为“2022年5月18日”", "把只知道到月从“只知道到月”改为“知道到日”");
    }

    @Test
    void aListOfPairingsIsReadInFewStatementsHoweverManyThereAre() {
        world.twin();
        world.twin();
        assertThat(running.statementsOf(() -> office.get("/office/pairings"))).as("who asks, the counties, the pairings, what waits").isEqualTo(4);
        assertThat(running.statementsOf(() -> office.get("/office/pairings/" + world.pairing))).isLessThanOrEqualTo(13);
    }

    @Test
    void pairingsOfOneMountainTownNeverOverlap() {
        office.follow(twin(330782001, "2026-01-01", "2026-06-30", false));

        Response refused = twin(world.partnerTown, "2026-06-30", null, false);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words(".error-summary")).contains("这个山区乡镇从2026年1月1日到2026年6月30日和稠城街道结对，日期重叠了");
        assertThat(refused.html().select("[name=startsOn]").val()).isEqualTo("2026-06-30");
        Response next = office.follow(twin(world.partnerTown, "2026-07-01", null, false));
        assertThat(twin(world.otherPartnerTown, "2027-01-01", "2027-12-31", false).words(".error-summary")).contains("还没有结束日期");
        assertThat(twin(world.otherPartnerTown, "2025-01-01", "2025-12-31", false).status()).isEqualTo(303);

        assertThat(office.submit(office.click(next, "a[href$='/changes/new']"), "main form", filled("startsOn", "2026-06-01", "reason", "x")).status()).isEqualTo(409);
        assertThat(twin(HUAQIAO, "2028-01-01", null, false).words(".field__error")).isEqualTo("两边不能是同一个镇街");
        assertThat(twin(330782001, "2028-01-01", "2027-12-31", false).words(".field__error")).isEqualTo("最后一天不能早于第一天");
    }

    @Test
    void ofTwentyWhoTwinOneMountainTownAtOnceOneDoes() {
        List<Integer> answers = Race.run(20, i -> () -> office.postJson("/api/v1/office/pairings", Map.of("mountainTown", HUAQIAO, "partnerTown", 330782001,
            "startsOn", LocalDate.parse("2026-01-01").plusDays(i).toString(), "reason", "协议"), UUID.randomUUID().toString()).status());

        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(19);
        assertThat(sql.number("SELECT COUNT(*) FROM pairing WHERE mountain_town = ?", HUAQIAO)).isEqualTo(1);
    }

    @Test
    void theTableSaysAsMuchOfItAsItCan() {
        String columns = "INSERT INTO pairing (id, mountain_town, partner_town, starts_on, ends_on, start_known_to_month) VALUES ";
        assertThat(sql.errorOf(columns + "(1, " + HUAQIAO + ", 330782001, '2026-01-01', '2026-02-01', FALSE)")).isZero();
        assertThat(sql.errorOf(columns + "(2, " + HUAQIAO + ", 330703001, '2026-01-01', '2026-03-01', FALSE)")).isNotZero();
        assertThat(sql.errorOf(columns + "(2, " + HUAQIAO + ", 330703001, '2026-03-01', NULL, FALSE)")).isZero();
        assertThat(sql.errorOf(columns + "(3, " + HUAQIAO + ", 330703001, '2027-03-01', NULL, FALSE)")).isNotZero();
        assertThat(sql.errorOf(columns + "(3, " + HUAQIAO + ", 330703001, '2025-03-02', '2025-04-01', TRUE)")).isNotZero();
        assertThatThrownBy(() -> new Pairing(1, 2, 3, LocalDate.parse("2025-03-02"), true, null)).hasMessageContaining("month");
    }

    @Test
    void theFirstDayIsNotMovedPastAMonthThatHasLines() {
        sql.update("INSERT INTO pairing_month VALUES (?, '2026-11-01', 'OPEN')", world.otherPairing);
        String form = "/office/pairings/" + world.otherPairing + "/changes/new";
        assertThat(office.submit(office.get(form), "main form", filled("startsOn", "2026-12-01", "reason", "x")).words(".field__error"))
            .isEqualTo("2026年11月已经有了账目，开始日期不能晚于那个月");
        assertThat(office.submit(office.get(form), "main form", filled("startsOn", "2026-11-30", "reason", "x")).status()).isEqualTo(303);
    }

    @Test
    void aFactIsASentenceWithItsSourceAndAWrongOneIsTakenAway() {
        String pairing = "/office/pairings/" + world.pairing;
        Response form = office.click(office.get(pairing), "a[href$='/facts/new']");
        assertThat(office.submit(form, "main form", filled("sentence", "一句", "reason", "x")).words(".error-summary")).contains("这里要填");
        assertThat(office.submit(form, "main form", filled("sentence", "一句", "sourceName", "某报", "sourceUrl", "javascript:alert(1)", "reason", "x"))
            .words(".field__error")).contains("网址以 http");

        Response page = office.follow(office.submit(form, "main form", filled("sentence", "24个村200余农户累计增收超50万元", "measure", "GROWERS_INCOME",
            "startsOn", "2022-06-01", "lastDay", "2022-12-31", "sourceName", "人民日报 2023-03-26 第04版", "sourceUrl", "https://example.org/04", "reason", "补一条")));
        assertThat(page.words("main")).contains("24个村200余农户累计增收超50万元 农户增收 出处：人民日报 2023-03-26 第04版 · 打开网页");
        assertThat(sql.text("SELECT ends_on FROM pairing_fact WHERE pairing_id = ?", world.pairing)).isEqualTo("2023-01-01");

        Response change = office.click(page, "a[href^='/office/facts/']");
        assertThat(change.html().select("[name=lastDay]").val()).isEqualTo("2022-12-31");
        Response changed = office.follow(office.submit(change, "form[action$=changes]", filled("sentenceEn", "Over ¥500,000 more for 200 households", "reason", "译文")));
        assertThat(office.click(changed, "a[href^='/office/facts/']").words(".history")).contains("填写英文：“Over ¥500,000 more for 200 households” 依据：译文");
        Response gone = office.follow(office.submit(office.get(change.path()), "form[action$=removal]", filled("reason", "重复了")));
        assertThat(gone.html().select("a[href^='/office/facts/']")).isEmpty();
        assertThat(gone.words(".history")).contains("删去一条事实：“24个村200余农户累计增收超50万元” 依据：重复了");
    }

    @Test
    void whatTheTownsHadToDoWithEachOtherIsNotedByDayForTheOfficeOnly() {
        String pairing = "/office/pairings/" + world.pairing;
        Response form = office.click(office.get(pairing), "a[href$='/notes']");
        assertThat(office.submit(form, "main form", filled("kind", "VISIT", "day", "2026-11-24", "what", "明天去")).words(".field__error")).isEqualTo("还没到的日子不能记");
        assertThat(office.submit(form, "main form", filled("kind", "VISIT", "what", "看大棚", "url", "javascript:alert(1)")).words(".field__error")).contains("网址以 http");
        Response first = office.follow(office.submit(form, "main form", filled("kind", "VISIT", "day", "2026-11-20", "what", "街道到村里看大棚")));
        Response notes = office.follow(office.submit(first, "main form", filled("kind", "DOCUMENT", "day", "2026-11-02", "what", "收到协议", "url", "https://example.org/a")));
        assertThat(notes.html().select(".card").eachText()).hasSize(2).first().asString().contains("2026年11月20日 走访 街道到村里看大棚");
        assertThat(office.get(pairing).words("main")).contains("2026年11月2日 文件 收到协议 · 打开网页", "记下2026年11月20日的一次往来 依据：街道到村里看大棚");

        Response removal = office.click(notes, "a[href$='/removal']");
        Response left = office.follow(office.submit(removal, "main form", filled("reason", "记在别的结对了")));
        assertThat(left.html().select(".card").eachText()).hasSize(1);
        assertThat(office.get(removal.path()).status()).isEqualTo(404);
        assertThat(running.visitor().get("/pairs/" + world.pairing).text()).doesNotContain("收到协议");
    }

    private Response twin(long partner, String startsOn, String lastDay, boolean about) {
        return office.submit(office.get("/office/pairings/new"), "main form", filled("mountainTown", HUAQIAO, "partnerTown", partner, "startsOn", startsOn,
            "startKnownToMonth", about ? "true" : null, "lastDay", lastDay == null ? "" : lastDay, "reason", "协议"));
    }

    private static Map<String, Object> filled(Object... namesAndValues) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
