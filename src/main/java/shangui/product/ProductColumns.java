package shangui.product;

import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shangui.imports.Column;
import shangui.imports.ImportWords;
import shangui.imports.Misread;
import shangui.imports.Values;
import shangui.licence.Claim;
import shangui.money.Money;
import shangui.web.Language;

/** The columns of a sheet of products: a pack a row, with its product. */
final class ProductColumns {

    static final Column<Long> TOWN = Column.town("town");
    static final Column<String> NAME = Column.text("product", 60);
    static final Column<String> NAME_EN = Column.text("productEn", 120);
    static final Column<Category> CATEGORY = Column.choice("category", Category.class, "product.category");
    static final Column<Boolean> FRESH = Column.yesOrNo("fresh");
    static final Column<Integer> SHELF_LIFE = Column.number("shelfLifeDays", 1, 3_650);
    static final Column<Integer> STOP_SALE = Column.number("stopSaleDays", 0, 3_650);
    static final Column<String> STORAGE = Column.text("storage", 60);
    static final Column<String> STORAGE_EN = Column.text("storageEn", 120);
    static final Column<String> SOURCE = Column.text("source", 500);
    static final Column<Integer> SEASON = new Column<>("season", false, ProductColumns::season, List.of());
    static final Column<List<Claim>> CLAIMS = new Column<>("claims", false, ProductColumns::claims,
        List.of(new Column.Choices("licence.claim", List.of(Claim.values()))));
    static final Column<String> BARCODE = BarcodeColumn.COLUMN;
    static final Column<String> PACK = Column.text("pack", 40);
    static final Column<String> PACK_EN = Column.text("packEn", 60);
    static final Column<Sku.Measure> MEASURE = Column.choice("measure", Sku.Measure.class, "product.measure");
    static final Column<Integer> CONTENT = Column.number("content", 1, 100_000);
    static final Column<Money> LIST_PRICE = Column.money("listPrice", Money.of("99999.99"));
    static final Column<LocalDate> PACK_ENDED_ON = Column.date("packEndedOn").optional();

    static final List<Column<?>> ALL = List.of(TOWN, NAME, NAME_EN, CATEGORY, FRESH, SHELF_LIFE, STOP_SALE, STORAGE, STORAGE_EN, SEASON, CLAIMS, SOURCE,
        BARCODE, PACK, PACK_EN, MEASURE, CONTENT, LIST_PRICE, PACK_ENDED_ON);

    private static final Pattern MONTHS = Pattern.compile("(1[0-2]|[1-9])(?:[-–~至](1[0-2]|[1-9]))?");

    private ProductColumns() {
    }

    /** {@code 6-7, 11-3}, over the end of the year too. */
    private static Integer season(String typed, ImportWords words) throws Misread {
        if (means(typed, "product.allYear", words)) {
            return Product.ALL_YEAR;
        }
        Set<Month> months = EnumSet.noneOf(Month.class);
        for (String run : Values.bare(typed.replaceAll("[\\s,，;；、]+", ";")).replace("月", "").split(";")) {
            Matcher matcher = MONTHS.matcher(run);
            if (!matcher.matches()) {
                throw new Misread("imports.problem.season", typed);
            }
            Month last = Month.of(Integer.parseInt(matcher.group(2) == null ? matcher.group(1) : matcher.group(2)));
            Month month = Month.of(Integer.parseInt(matcher.group(1)));
            for (months.add(month); month != last; months.add(month)) {
                month = month.plus(1);
            }
        }
        return Product.seasonOf(months);
    }

    private static List<Claim> claims(String typed, ImportWords words) throws Misread {
        Set<Claim> claims = EnumSet.noneOf(Claim.class);
        for (String one : typed.split("[,，;；、]+")) {
            claims.add(Stream.of(Claim.values()).filter(claim -> means(one, "licence.claim." + claim.name(), words)).findFirst()
                .orElseThrow(() -> new Misread("imports.problem.choice", one)));
        }
        return List.copyOf(claims);
    }

    private static boolean means(String typed, String key, ImportWords words) {
        return Arrays.stream(Language.values()).anyMatch(language -> Values.folded(words.of(language, key)).equals(Values.folded(typed)));
    }
}
