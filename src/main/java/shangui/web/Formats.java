package shangui.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shangui.money.Money;
import shangui.money.UnitPrice;

/** `$f` in a template: how amounts, dates, rates and weights are written. Times are shown in Asia/Shanghai. */
public record Formats(Language language) {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Pattern NAMES = Pattern.compile("\\{([^{}|]*)\\|([^{}|]*)}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int GRAMS_PER_KILOGRAM = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter ZH_DATE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter EN_DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("M月d日", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter EN_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final DateTimeFormatter ZH_MONTH = DateTimeFormatter.ofPattern("yyyy年M月", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter EN_MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    /** An amount with its parts marked for size, and one string for those who listen. */
    public Html money(Money amount) {
        long yuan = Math.abs(amount.fen()) / 100;
        return new Html("<span class=\"money\"><span aria-hidden=\"true\">" + minus(amount)
            + "<span class=\"money-sign\">¥</span><span class=\"money-yuan\">" + grouped(yuan)
            + "</span><span class=\"money-fen\">." + decimals(amount) + "</span></span>"
            + "<span class=\"visually-hidden\">" + spoken(amount) + "</span></span>");
    }

    /** An amount as plain text, `¥1,280.00`, for sentences, tables and attributes. */
    public String yuan(Money amount) {
        return minus(amount) + "¥" + grouped(Math.abs(amount.fen()) / 100) + "." + decimals(amount);
    }

    /** What a pack costs per unit, `¥16.00/500g`. */
    public String unitPrice(UnitPrice price) {
        return yuan(price.amountFen()) + "/" + switch (price.unit()) {
            case GRAMS_500 -> "500g";
            case MILLILITRES_500 -> "500ml";
            case PIECE -> english() ? "piece" : "枚";
        };
    }

    public String date(LocalDate date) {
        return date.format(english() ? EN_DATE : ZH_DATE);
    }

    public String date(Instant moment) {
        return date(LocalDate.ofInstant(moment, ZONE));
    }

    /** A date without its year. */
    public String day(LocalDate date) {
        return date.format(english() ? EN_DAY : ZH_DAY);
    }

    public String day(Instant moment) {
        return day(LocalDate.ofInstant(moment, ZONE));
    }

    public String time(Instant moment) {
        return TIME.format(moment.atZone(ZONE));
    }

    public String dateTime(Instant moment) {
        return date(moment) + " " + time(moment);
    }

    public String month(YearMonth month) {
        return month.format(english() ? EN_MONTH : ZH_MONTH);
    }

    /** Runs of months as numbers, {@code 6–7, 11–3}: in English by their names, "June to July, November to March". */
    public String months(String runs) {
        return english() ? NUMBER.matcher(runs.replace("–", " to ")).replaceAll(number -> month(Month.of(Integer.parseInt(number.group())))) : runs;
    }

    /** A month of any year. */
    public String month(Month month) {
        return english() ? month.getDisplayName(TextStyle.FULL, Locale.UK) : month.getValue() + "月";
    }

    /** For the `datetime` attribute: whatever was given in ISO form. */
    public String iso(Object moment) {
        return moment.toString();
    }

    /** A rate in basis points: 1200 is `12%`, 1250 is `12.5%`. */
    public String percent(int basisPoints) {
        int rest = Math.abs(basisPoints % 100);
        String decimals = rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : "." + twoDigits(rest);
        return (basisPoints < 0 ? "−" : "") + Math.abs(basisPoints / 100) + decimals + "%";
    }

    /** Grams as people write them: `400g`, `1.5kg`. */
    public String weight(long grams) {
        if (grams < GRAMS_PER_KILOGRAM) {
            return grams + "g";
        }
        String rest = Long.toString(GRAMS_PER_KILOGRAM + grams % GRAMS_PER_KILOGRAM).substring(1).replaceAll("0+$", "");
        return grams / GRAMS_PER_KILOGRAM + (rest.isEmpty() ? "" : "." + rest) + "kg";
    }

    /** A count with thousands marked. */
    public String count(long number) {
        return (number < 0 ? "−" : "") + grouped(Math.abs(number));
    }

    /** A value put into a sentence; names in both languages, {@code {茶叶|Tea}}, in this one. */
    String text(Object value) {
        return switch (value) {
            case null -> "";
            case Money amount -> yuan(amount);
            case UnitPrice price -> unitPrice(price);
            case LocalDate date -> date(date);
            case Instant moment -> dateTime(moment);
            case YearMonth month -> month(month);
            case Month month -> month(month);
            case String text when text.indexOf('{') < 0 -> text;
            case String text -> NAMES.matcher(text).replaceAll(names -> Matcher.quoteReplacement(names.group(english() ? 2 : 1)));
            default -> value.toString();
        };
    }

    private boolean english() {
        return language == Language.EN;
    }

    private String spoken(Money amount) {
        return minus(amount) + Math.abs(amount.fen()) / 100 + "." + decimals(amount) + (english() ? " yuan" : " 元");
    }

    private static String minus(Money amount) {
        return amount.isNegative() ? "−" : "";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String decimals(Money amount) {
        return twoDigits((int) (Math.abs(amount.fen()) % 100));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
