package shangui.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import shangui.money.Money;
import shangui.storefront.PairMap.Line;
import shangui.storefront.PairRow.Sold;
import shangui.town.Town;

class PairMapTest {

    private static final Town XINZHAI = new Town(330723104, "新宅镇", "Xinzhai", "武义县", "Wuyi");
    private static final Town SANGANG = new Town(330723203, "三港乡", "Sangang", "武义县", "Wuyi");
    private static final Town DUOHU = new Town(330703001, "多湖街道", "Duohu", "金东区", "Jindong");
    private static final Town SHANGXI = new Town(330782101, "上溪镇", "Shangxi", "义乌市", "Yiwu");
    private static final Town YUHANG = new Town(330110001, "余杭街道", "Yuhang", "余杭区", "Yuhang");

    @Test
    void theWidthOfALineTellsGoodsSoldAndNoFigureIsNoWidth() {
        var lines = new PairMap(List.of(pair(XINZHAI, DUOHU, "1000.00"), pair(SANGANG, SHANGXI, "500.00"), pair(SANGANG, YUHANG, null))).getLines();

        assertThat(lines).extracting(Line::width).containsExactly("8.5", "5.0", "1.5");
        assertThat(lines).extracting(Line::told).containsExactly(true, true, false);
    }

    @Test
    void aMonthInWhichMoreCameBackThanWasSoldIsNoNegativeWidth() {
        assertThat(new PairMap(List.of(pair(XINZHAI, DUOHU, "-5.00"))).getLines().getFirst().width()).isEqualTo("1.5");
    }

    @Test
    void wuyiLiesSouthWestOfYiwuAndACountyOfElsewhereBelowThemAll() {
        var map = new PairMap(List.of(pair(XINZHAI, SHANGXI, null), pair(SANGANG, YUHANG, null)));
        Line toYiwu = map.getLines().getFirst();
        Line toElsewhere = map.getLines().getLast();

        assertThat(toYiwu.mountain().x()).isLessThan(toYiwu.partner().x());
        assertThat(toYiwu.mountain().y()).isGreaterThan(toYiwu.partner().y());
        assertThat(toElsewhere.partner().y()).isGreaterThan(toElsewhere.mountain().y()).isLessThan(map.getHeight());
        assertThat(map.getMost()).isNull();
    }

    @Test
    void aTownTwinnedWithinItsCountyIsStillJoinedByALine() {
        Line line = new PairMap(List.of(pair(XINZHAI, SANGANG, "1.00"))).getLines().getFirst();

        assertThat(line.mountain().right()).isEqualTo(line.partner().right());
        assertThat(line.mountain().y()).isNotEqualTo(line.partner().y());
    }

    private static PairRow pair(Town mountain, Town partner, String sold) {
        return new PairRow(mountain.code(), mountain, partner, LocalDate.parse("2022-05-01"), false, null, false, 1, 0, List.of(), sold == null ? Sold.NOT_ISSUED : Sold.TOLD,
            sold == null ? null : Money.of(sold));
    }
}
