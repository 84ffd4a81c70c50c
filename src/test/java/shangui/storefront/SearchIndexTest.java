package shangui.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import shangui.product.Category;
import shangui.storefront.SearchIndex.Entry;
import shangui.storefront.SearchIndex.Hit;

/** What people type, and the goods they mean: all sixty names of the products there are, looked for in every way. */
class SearchIndexTest {

    private static final long SEED = 20261123;
    private static final List<CSVRecord> PRODUCTS = csv("products.csv");
    private static final SearchIndex INDEX = new SearchIndex(entries(), new Words());

    @TestFactory
    Stream<DynamicTest> findsFirstWhatIsMeant() {
        return csv("queries.csv").stream().map(row -> DynamicTest.dynamicTest(row.get("query") + ": " + row.get("how"), () ->
            assertThat(first(row.get("query"))).isEqualTo(row.get("first"))));
    }

    @TestFactory
    Stream<DynamicTest> findsFirstTheNameThatAProgramDamaged() {
        var damage = new NameDamage(SEED);
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : names()) {
            damage.all(name).stream().filter(typed -> isNoName(typed.typed())).forEach(typed -> tests.add(DynamicTest.dynamicTest(name + " as " + typed.typed() + ": " + typed.how(), () ->
                assertThat(withoutBracket(first(typed.typed()))).isEqualTo(name))));
        }
        assertThat(tests).hasSizeGreaterThan(200);
        return tests.stream();
    }

    @Test
    void showsTheBetterFitBeforeTheWorse() {
        assertThat(found("番薯")).startsWith("番薯粉丝", "三港番薯", "小番薯", "地瓜粉");
        assertThat(found("新宅")).startsWith("新宅高山绿茶").contains("香菇干", "土蜂蜜", "山茶油");
        assertThat(found("莲子")).startsWith("宣莲").contains("宣莲礼盒").doesNotContain("香菇干");
        assertThat(INDEX.find("xz").stream().map(Hit::measure)).isSorted();
    }

    @Test
    void saysWhetherItOnlyLooksAlike() {
        assertThat(INDEX.find("西瓜").getFirst()).matches(hit -> !SearchIndex.isAlike(hit));
        assertThat(INDEX.find("冷水西瓜").getFirst()).matches(hit -> !SearchIndex.isAlike(hit));
        assertThat(INDEX.find("西爪").getFirst()).matches(SearchIndex::isAlike);
        assertThat(INDEX.find("冷水西爪").getFirst()).matches(SearchIndex::isAlike);
    }

    @Test
    void hasSomethingNearForWhatItHasNot() {
        assertThat(INDEX.find("哈密瓜棒冰")).isEmpty();
        assertThat(INDEX.near("哈密瓜棒冰").stream().map(SearchIndexTest::name)).contains("三单高山西瓜");
        assertThat(INDEX.near("zzzzzz")).isEmpty();
    }

    @Test
    void nothingTypedBreaksIt() {
        Stream.of("", " ", "。", "😀", "👩‍🌾🍄𠮷", "مرحبا بالعالم", "\u202Egpj.exe\u2066\u200F", "a\u0000b", "\uD800", "<script>alert(1)</script>", "' OR 1=1 --", "%_\\", "香菇(((", "[a-", "\\E\\Q",
                "香".repeat(10_000), "x g ".repeat(3_000), "新宅冷水三港浦江花桥武义磐安永康".repeat(20), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ﷺ".repeat(100), "e\u0301".repeat(500))
            .forEach(typed -> assertThatCode(() -> {
                INDEX.find(typed);
                INDEX.near(typed);
            }).as(typed.substring(0, Math.min(20, typed.length()))).doesNotThrowAnyException());
    }

    private static String first(String typed) {
        return INDEX.find(typed).stream().findFirst().map(SearchIndexTest::name).orElse("nothing");
    }

    private static List<String> found(String typed) {
        return INDEX.find(typed).stream().map(hit -> withoutBracket(name(hit))).toList();
    }

    private static String name(Hit hit) {
        return PRODUCTS.get((int) hit.skuId()).get("name");
    }

    /** Names that something can be done to. */
    private static List<String> names() {
        return PRODUCTS.stream().map(row -> withoutBracket(row.get("name"))).filter(name -> name.length() > 2 && !name.contains("/")).distinct().toList();
    }

    /** What is part of a name is no damaged one. */
    private static boolean isNoName(String typed) {
        return PRODUCTS.stream().noneMatch(row -> row.get("name").contains(typed));
    }

    private static String withoutBracket(String name) {
        return name.replaceFirst("\\(.*", "");
    }

    private static List<Entry> entries() {
        return PRODUCTS.stream().map(row -> new Entry(PRODUCTS.indexOf(row), List.of(row.get("name"), row.get("name_en")),
            Stream.of(row.get("places").split(" ")).filter(place -> !place.isEmpty()).toList(), Category.valueOf(row.get("category")), List.of(row.get("pack")))).toList();
    }

    private static List<CSVRecord> csv(String file) {
        try (InputStream in = SearchIndexTest.class.getResourceAsStream(file)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(new InputStreamReader(in, StandardCharsets.UTF_8)).stream().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
