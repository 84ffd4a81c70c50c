package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import shangui.money.Money;
import shangui.storefront.PairRow.Sold;
import shangui.town.Town;

/**
 * Where everything of the schematic map stands: a tile for each county, roughly where it lies of the others, with its towns
 * below one another, and a line for each pairing. It tells no borders and no distances. Whole numbers, north at the top; drawn by
 * `views/storefront/pair-map.vm`.
 */
public final class PairMap {

    /** Jinhua's, row by row from the north-west. A county of elsewhere gets a tile below them. */
    private static final List<String> COUNTIES = List.of("兰溪市", "浦江县", "义乌市", "婺城区", "金东区", "东阳市", "武义县", "永康市", "磐安县");
    private static final int COLUMNS = 3;
    private static final int TILE = 96;
    private static final int GUTTER = 18;
    private static final int HEAD = 26;
    private static final int STEP = 26;
    private static final int FOOT = 18;
    /** From a tile's edge to the middle of a dot, and from there to the name. */
    private static final int DOT = 7;
    private static final int NAME = 11;
    /** Of a line, in tenths. */
    private static final int THIN = 15;
    private static final int THICKEST = 85;
    private static final int CASING = 25;

    private static final int WIDTH = COLUMNS * TILE + (COLUMNS - 1) * GUTTER;

    private final List<PairRow> pairs;
    private final List<String> counties;
    private final Map<Long, Dot> dots = new HashMap<>();
    private final List<County> heads = new ArrayList<>();
    private int height;

    /** @param anchor where its name stands at x: start, middle, end */
    public record County(Town of, int x, int y, String anchor) {}

    /** A town's mark. @param right the name stands left of it, and lines leave to the right */
    public record Dot(Town town, int x, int y, boolean right) {

        public String anchor() {
            return right ? "end" : "start";
        }

        public int nameX() {
            return right ? x - NAME : x + NAME;
        }

        /** A triangle, as large as a partner town's ring. */
        public String triangle() {
            return "M" + x + " " + (y - 6) + "l6 11h-12z";
        }
    }

    /** @param tenths its width, in tenths of a user unit */
    public record Line(PairRow pair, Dot mountain, Dot partner, String path, long tenths, boolean told) {

        public String width() {
            return units(tenths);
        }

        /** Of the white below it, which keeps lines apart where they cross. */
        public String casing() {
            return units(tenths + CASING);
        }

        private static String units(long tenths) {
            return tenths / 10 + "." + tenths % 10;
        }
    }

    /** Of pairings in force. */
    PairMap(List<PairRow> pairs) {
        this.pairs = pairs;
        var elsewhere = new TreeSet<>(pairs.stream().flatMap(pair -> Stream.of(pair.mountain().county(), pair.partner().county())).toList());
        COUNTIES.forEach(elsewhere::remove);
        this.counties = Stream.concat(COUNTIES.stream(), elsewhere.stream()).toList();
        for (int first = 0; first < counties.size(); first += COLUMNS) {
            layRow(first);
        }
    }

    public int getWidth() {
        return WIDTH;
    }

    public int getHeight() {
        return height;
    }

    /** Those with a town. */
    public List<County> getCounties() {
        return heads;
    }

    public List<Line> getLines() {
        long most = pairs.stream().filter(pair -> pair.sold() == Sold.TOLD).mapToLong(pair -> pair.soldFen().fen()).max().orElse(0);
        return pairs.stream().map(pair -> line(pair, most)).toList();
    }

    /** The widest first, so that no thin one is hidden. */
    public List<Line> getDrawn() {
        return getLines().stream().sorted(Comparator.comparing(Line::tenths).reversed()).toList();
    }

    /** The one that sold most in the month shown, if any sold. */
    @Nullable
    public PairRow getMost() {
        return pairs.stream().filter(pair -> pair.sold() == Sold.TOLD && pair.soldFen().isPositive())
            .max((one, other) -> one.soldFen().compareTo(other.soldFen())).orElse(null);
    }

    public int getPairs() {
        return pairs.size();
    }

    public long getMountainCounties() {
        return pairs.stream().map(pair -> pair.mountain().county()).distinct().count();
    }

    public long getPartnerCounties() {
        return pairs.stream().map(pair -> pair.partner().county()).distinct().count();
    }

    private void layRow(int first) {
        int most = 0;
        for (int column = 0; column < COLUMNS && first + column < counties.size(); column++) {
            List<Town> towns = towns(counties.get(first + column));
            most = Math.max(most, towns.size());
            lay(column, towns);
        }
        height += most == 0 ? 0 : HEAD + most * STEP + FOOT;
    }

    private void lay(int column, List<Town> towns) {
        int left = column * (TILE + GUTTER);
        for (int i = 0; i < towns.size(); i++) {
            Town town = towns.get(i);
            boolean right = leavesRight(town, column);
            dots.put(town.code(), new Dot(town, right ? left + TILE - DOT : left + DOT, height + HEAD + STEP / 2 + i * STEP, right));
        }
        if (!towns.isEmpty()) {
            switch (column) {
                case 0 -> heads.add(new County(towns.getFirst(), left + TILE - DOT - NAME, height + HEAD - 6, "end"));
                case 1 -> heads.add(new County(towns.getFirst(), left + TILE / 2, height + HEAD - 6, "middle"));
                default -> heads.add(new County(towns.getFirst(), left + DOT + NAME, height + HEAD - 6, "start"));
            }
        }
    }

    /** By code, each once. */
    private List<Town> towns(String county) {
        return pairs.stream().flatMap(pair -> Stream.of(pair.mountain(), pair.partner())).filter(town -> town.county().equals(county)).distinct()
            .sorted((one, other) -> Long.compare(one.code(), other.code())).toList();
    }

    /** Towards the town at the other end; within one column outwards of the first and inwards of the others. */
    private boolean leavesRight(Town town, int column) {
        int other = pairs.stream().filter(pair -> pair.mountain().equals(town) || pair.partner().equals(town)).findFirst()
            .map(pair -> pair.mountain().equals(town) ? pair.partner() : pair.mountain()).map(end -> counties.indexOf(end.county()) % COLUMNS).orElse(column);
        return other > column || other == column && column == 0;
    }

    private Line line(PairRow pair, long most) {
        boolean told = pair.sold() == Sold.TOLD;
        long wider = told && most > 0 ? Math.multiplyExact(Math.max(0, pair.soldFen().fen()), (long) (THICKEST - THIN)) / most : 0;
        Dot from = dots.get(pair.mountain().code());
        Dot to = dots.get(pair.partner().code());
        return new Line(pair, from, to, path(from, to), THIN + wider, told);
    }

    /** Leaves each town level, on the side its name is not. */
    private static String path(Dot from, Dot to) {
        int across = Math.abs(to.x() - from.x());
        int reach = from.right() == to.right() ? Math.clamp(18 + Math.abs(to.y() - from.y()) / 13L, 20, 46) : Math.clamp(across / 2L, 20, 72);
        return "M" + from.x() + " " + from.y() + "C" + (from.x() + (from.right() ? reach : -reach)) + " " + from.y()
            + " " + (to.x() + (to.right() ? reach : -reach)) + " " + to.y() + " " + to.x() + " " + to.y();
    }
}
