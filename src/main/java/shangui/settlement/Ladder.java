package shangui.settlement;

import java.util.ArrayList;
import java.util.List;
import shangui.contract.Tier;
import shangui.money.Money;

/**
 * The bands of a commission rate. Lines were frozen at the first band's rate; each band above it takes the difference of the net
 * that lies within it, rounded once (rule 8).
 *
 * @param tiers above the first band, lowest first
 */
record Ladder(int firstBp, List<Tier> tiers) {

    /** @param netFen what of the month's net lies within it; @param differenceBp its rate less the first band's */
    public record Band(Money fromFen, Money netFen, int differenceBp) {

        Money amountFen() {
            return netFen.atRate(differenceBp).negate();
        }
    }

    /** The bands a month's net reaches into; a net below nothing reaches none. */
    public List<Band> reachedBy(Money net) {
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            Money upTo = i + 1 < tiers.size() ? net.min(tiers.get(i + 1).fromFen()) : net;
            if (upTo.compareTo(tier.fromFen()) > 0) {
                bands.add(new Band(tier.fromFen(), upTo.minus(tier.fromFen()), tier.rateBp() - firstBp));
            }
        }
        return bands;
    }
}
