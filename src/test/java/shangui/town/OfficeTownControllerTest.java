package shangui.town;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.World;

@ShopTest
class OfficeTownControllerTest {

    @Inject World world;
    @Inject People people;
    @Inject Sql sql;
    @Inject RunningShop running;
    private Shop office;

    @BeforeEach
    void signIn(Shop visitor) {
        office = people.in(visitor, people.office());
    }

    @Test
    void theOfficeEntersATownAndItsPageSaysByWhomAndWhy() {
        Response page = office.follow(enter("330726101", "花桥乡", "Huaqiao", "浦江县"));

        assertThat(page.words("#status")).isEqualTo("已登记：花桥乡。");
        assertThat(page.words(".facts")).contains("330726101", "花桥乡", "Huaqiao", "浦江县", "Pujiang");
        assertThat(page.words(".history")).isEqualTo("office-1 2026年11月23日 10:00 登记“花桥乡” 依据：区划代码表");
    }

    @Test
    void aCodeStandsForOneTownAndAnUnknownOneIsMarked() {
        assertThat(enter("330723104", "又一个新宅镇", "Xinzhai", "武义县").words("main")).contains("这个代码已经登记了");
        assertThat(enter("33072310", "短", "Short", "武义县").words("main")).contains("代码是 9 位数字");
        Response first = office.follow(enter("", "中余乡", "Zhongyu", "浦江县"));
        Response second = office.follow(enter("", "三单乡", "Sandan", "东阳市"));

        assertThat(first.words(".facts")).contains("990000001 代码未知");
        assertThat(second.words(".facts")).contains("990000002 代码未知");
        assertThat(second.words("main")).contains("只在本系统里使用");
    }

    @Test
    void aChangeSaysFromWhatToWhatWithItsReasonAndWhatStaysTheSameIsNotWrittenDown() {
        String town = "/office/towns/" + world.partnerTown;
        Response form = office.get(town + "/changes/new");
        assertThat(form.html().select("[name=name]").val()).isEqualTo("多湖街道");
        assertThat(office.submit(form, "main form", Map.of("nameEn", "Duohu Street")).words("main")).contains("这里要填");

        Response page = office.follow(office.submit(form, "main form", Map.of("nameEn", "Duohu Street", "reason", "路牌上这样写")));

        assertThat(page.words(".history li")).isEqualTo("office-1 2026年11月23日 10:00 把英文名从“Duohu”改为“Duohu Street” 依据：路牌上这样写");
        office.follow(office.submit(office.get(town + "/changes/new"), "main form", Map.of("reason", "什么也没改")));
        assertThat(sql.number("SELECT COUNT(*) FROM change_entry WHERE subject_kind = 'town' AND subject_id = ?", world.partnerTown)).isEqualTo(1);
    }

    @Test
    void whoChangesWhatSomebodyElseChangedMeanwhileIsToldAndShownIt() {
        String form = "/office/towns/" + world.otherPartnerTown + "/changes/new";
        Response one = office.get(form);
        Response other = office.get(form);
        office.submit(one, "main form", Map.of("county", "永康", "reason", "简称"));

        Response refused = office.submit(other, "main form", Map.of("name", "芝英", "reason", "简称"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words(".error-summary")).contains("有人改过它");
        assertThat(refused.words(".history")).contains("把县（市、区）从“永康市”改为“永康”");
        assertThat(refused.html().select("[name=county]").val()).isEqualTo("永康市");
        Response page = office.follow(office.submit(refused, "main form", Map.of("county", "永康")));
        assertThat(page.words(".facts")).contains("芝英", "永康").doesNotContain("永康市");
    }

    @Test
    void aListIsFilteredInItsAddressPagedByCodeAndTakenAlongWhole() {
        IntStream.range(0, 60).forEach(i -> sql.update("INSERT INTO town VALUES (?, ?, ?, '兰溪市', 'Lanxi')", 330781100 + i, "试镇" + i, "Trial " + i));

        Response first = office.submit(office.get("/office/towns"), "form.filter-bar", Map.of("county", "兰溪市", "name", "trial"));
        Response second = office.click(first, "a[rel=next]");

        assertThat(first.html().select("tbody tr")).hasSize(50);
        assertThat(second.html().select("tbody tr")).hasSize(10);
        assertThat(second.html().select("a[rel=next]")).isEmpty();
        assertThat(second.html().select("#filter-county option[selected]").text()).isEqualTo("兰溪市");
        assertThat(running.statementsOf(() -> office.get("/office/towns"))).as("who asks, the counties, the towns").isEqualTo(3);
        assertThat(office.get("/office/towns?code=330781159").words("tbody")).contains("试镇59");
        assertThat(office.get("/office/towns?name=%25").words("main")).contains("没有符合条件的");
        Response file = office.click(second, "a[download]");
        assertThat(file.header("content-disposition")).contains("%E9%95%87%E8%A1%97.xlsx");
        List<List<String>> rows = file.sheet();
        assertThat(rows).hasSize(61);
        assertThat(rows.getFirst()).startsWith("9 位代码", "名称");
        assertThat(rows.getLast()).startsWith("330781159", "试镇59", "Trial 59", "兰溪市");
    }

    @Test
    void programsReadAndWriteTheSame() {
        Response entered = office.postJson("/api/v1/office/towns", Map.of("code", 330702101, "name", "蒋堂镇", "nameEn", "Jiangtang", "county", "婺城区",
            "countyEn", "Wucheng", "reason", "示例"));
        assertThat(entered.status()).isEqualTo(201);
        assertThat(office.getJson("/api/v1/office/towns?code=330702101").json().get("slice").get("items").get(0).get("name").getStringValue()).isEqualTo("蒋堂镇");
        assertThat(office.postJson("/api/v1/office/towns/330702101/changes", Map.of("name", "蒋堂")).status()).isEqualTo(422);
        assertThat(office.getJson("/api/v1/office/towns/330702199").status()).isEqualTo(404);
    }

    private Response enter(String code, String name, String nameEn, String county) {
        return office.submit(office.get("/office/towns/new"), "main form", Map.of("code", code, "name", name, "nameEn", nameEn, "county", county,
            "countyEn", "Pujiang", "reason", "区划代码表"));
    }
}
