package shangui.terms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.imports.Column;
import shangui.imports.ImportWords;
import shangui.imports.Misread;
import shangui.imports.Values;
import shangui.money.Money;
import shangui.product.Barcode;
import shangui.product.Category;
import shangui.terms.TermsForm.Band;

/** The columns of a sheet of contracts: what one says from a day on, a row each. Several things of a kind stand in one cell, with semicolons between. */
final class ContractColumns {

    static final Column<String> NUMBER = Column.text("contract", 40);
    static final Column<String> SUPERMARKET = Column.text("ofSupermarket", 120);
    static final Column<String> SUPPLIER = Column.text("supplier", 120);
    static final Column<LocalDate> STARTS_ON = Column.date("startsOn");
    static final Column<Mode> MODE = Column.choice("mode", Mode.class, "contract.mode");
    static final Column<Integer> PAYMENT_DAYS = Column.number("paymentDays", 0, 60);
    static final Column<LossBearer> LOSS_BEARER = Column.choice("lossBearer", LossBearer.class, "contract.lossBearer");
    static final Column<String> CLAUSE = Column.text("clause", 60).optional();
    static final Column<LocalDate> LAST_DAY = Column.date("lastDay").optional();
    static final Column<String> COMMISSION = new Column<>("commission", false, (text, words) -> percent(text), List.of());
    static final Column<String> COMMISSION_CLAUSE = Column.text("commissionClause", 60).optional();
    static final Column<List<Band>> LADDER = new Column<>("ladder", false, (text, words) -> ladder(text), List.of());
    static final Column<List<CategoryRate>> CATEGORY_RATES = new Column<>("categoryRates", false, ContractColumns::categoryRates,
        List.of(new Column.Choices("product.category", List.of(Category.values()))));
    static final Column<List<SaidFee>> FEES = new Column<>("fees", false, (text, words) -> fees(text), List.of());
    static final Column<Money> GUARANTEE = Column.money("guarantee", Money.of("9999999.99")).optional();
    static final Column<String> GUARANTEE_CLAUSE = Column.text("guaranteeClause", 60).optional();
    static final Column<List<SaidPrice>> PRICES = new Column<>("settlementPrices", false, (text, words) -> prices(text), List.of());
    static final Column<List<SaidCounter>> COUNTERS = new Column<>("counters", false, (text, words) -> counters(text), List.of());

    static final List<Column<?>> ALL = List.of(NUMBER, SUPERMARKET, SUPPLIER, STARTS_ON, LAST_DAY, MODE, PAYMENT_DAYS, LOSS_BEARER, CLAUSE, COMMISSION, LADDER, CATEGORY_RATES,
        COMMISSION_CLAUSE, FEES, GUARANTEE, GUARANTEE_CLAUSE, PRICES, COUNTERS);

    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,2})?)%?");
    private static final Pattern BAND = Pattern.compile("([0-9]{1,10}(?:\\.[0-9]{1,2})?):(.+)");
    private static final Pattern CATEGORY_RATE = Pattern.compile("(.+?)[:：\\s]\\s*(\\S+)");
    private static final Pattern AMOUNT = Pattern.compile("[¥]?([0-9]{1,8}(?:\\.[0-9]{1,2})?)元?");

    private ContractColumns() {
    }

    /** @param percent {@code 12.5} */
    record CategoryRate(Category category, String percent) {}

    /** A fee as a sheet says it: {@code 物流费/Logistics/2%/第6条}. One of percent and amount is null. */
    record SaidFee(String name, String nameEn, String percent, Money amount, String clause) {}

    record SaidPrice(String barcode, Money price) {}

    record SaidCounter(String store, String counter) {}

    /** A figure without its sign: what shows as 12% in a spreadsheet is 12. */
    private static String percent(String typed) throws Misread {
        Matcher matcher = PERCENT.matcher(Values.bare(typed));
        if (!matcher.matches() || new BigDecimal(matcher.group(1)).compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new Misread("imports.problem.percent", typed);
        }
        return new BigDecimal(matcher.group(1)).stripTrailingZeros().toPlainString();
    }

    private static List<String> several(String typed) {
        return Arrays.stream(typed.split("[;；]")).map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    private static List<Band> ladder(String typed) throws Misread {
        var bands = new ArrayList<Band>();
        for (String one : several(typed)) {
            Matcher band = BAND.matcher(Values.bare(one).replace(",", ""));
            if (!band.matches()) {
                throw new Misread("imports.problem.ladder", one);
            }
            bands.add(new Band(Money.of(band.group(1)), percent(band.group(2))));
        }
        return bands;
    }

    private static List<CategoryRate> categoryRates(String typed, ImportWords words) throws Misread {
        var rates = new ArrayList<CategoryRate>();
        for (String one : several(typed)) {
            Matcher rate = CATEGORY_RATE.matcher(one);
            if (!rate.matches()) {
                throw new Misread("imports.problem.categoryRate", one);
            }
            rates.add(new CategoryRate(Values.choice(rate.group(1), "product.category", List.of(Category.values()), words), percent(rate.group(2))));
        }
        return rates;
    }

    private static List<SaidFee> fees(String typed) throws Misread {
        var fees = new ArrayList<SaidFee>();
        for (String one : several(typed)) {
            String[] parts = Arrays.stream(one.split("[/／]")).map(String::strip).toArray(String[]::new);
            if (parts.length != 4 || Arrays.stream(parts).anyMatch(String::isEmpty)) {
                throw new Misread("imports.problem.fee", one);
            }
            Matcher amount = AMOUNT.matcher(Values.bare(parts[2]).replace(",", ""));
            boolean percent = Values.bare(parts[2]).endsWith("%");
            if (!percent && !amount.matches()) {
                throw new Misread("imports.problem.fee", one);
            }
            fees.add(new SaidFee(Values.text(parts[0], 40), Values.text(parts[1], 60), percent ? percent(parts[2]) : null, percent ? null : Money.of(amount.group(1)),
                Values.text(parts[3], 60)));
        }
        return fees;
    }

    private static List<SaidPrice> prices(String typed) throws Misread {
        var prices = new ArrayList<SaidPrice>();
        for (String one : several(typed)) {
            String[] parts = Values.bare(one).split(":");
            if (parts.length != 2 || !Barcode.isValid(parts[0])) {
                throw new Misread("imports.problem.settlementPrice", one);
            }
            prices.add(new SaidPrice(parts[0], Values.money(parts[1], Money.of("99999.99"))));
        }
        return prices;
    }

    private static List<SaidCounter> counters(String typed) throws Misread {
        var counters = new ArrayList<SaidCounter>();
        for (String one : several(typed)) {
            String[] parts = one.split("[/／]");
            if (parts.length != 2) {
                throw new Misread("imports.problem.counterPath", one);
            }
            counters.add(new SaidCounter(parts[0].strip(), parts[1].strip()));
        }
        return counters;
    }

    /** Both languages, as names are typed. */
    static boolean isCalled(String typed, String name, String nameEn) {
        return Values.folded(typed).equals(Values.folded(name)) || Values.folded(typed).equals(Values.folded(nameEn));
    }
}
