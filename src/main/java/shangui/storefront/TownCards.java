package shangui.storefront;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.checkout.Looks;
import shangui.checkout.Offer;
import shangui.checkout.Shelf;
import shangui.pairing.Pairing;
import shangui.town.Town;
import shangui.web.Language;

/** The mountain towns: those that were ever twinned as one, and those something comes from. Read from the shelf in memory. */
@Singleton
class TownCards {

    private final Shelf shelf;
    private final PublicPairs pairs;
    private final Looks looks;

    TownCards(Shelf shelf, PublicPairs pairs, Looks looks) {
        this.shelf = shelf;
        this.pairs = pairs;
        this.looks = looks;
    }

    /** All of them, those of a county together; counties that have something on hand first, and there the towns that have most. */
    List<TownCard> all(HttpRequest<?> request) {
        var byCounty = towns().map(town -> card(request, town)).collect(Collectors.groupingBy(TownCard::county, LinkedHashMap::new, Collectors.toList()));
        return byCounty.values().stream().sorted(Comparator.comparing((List<TownCard> towns) -> towns.stream().allMatch(TownCard::quiet)))
            .flatMap(towns -> towns.stream().sorted(Comparator.comparing((TownCard town) -> -town.goods().size()))).toList();
    }

    /** Those something of is on hand, wherever. */
    List<TownCard> withGoods(HttpRequest<?> request) {
        return all(request).stream().filter(card -> !card.goods().isEmpty()).toList();
    }

    Optional<TownCard> find(HttpRequest<?> request, long code) {
        return towns().filter(town -> town.code() == code).findFirst().map(town -> card(request, town));
    }

    /** In the order of their codes. */
    Stream<Town> towns() {
        Set<Long> codes = Stream.concat(pairs.begun().stream().map(Pairing::mountainTown), shelf.goods().stream().map(good -> good.named().town().code()))
            .collect(Collectors.toSet());
        return codes.stream().sorted().map(shelf::town);
    }

    private TownCard card(HttpRequest<?> request, Town town) {
        boolean english = Language.of(request) == Language.EN;
        var month = pairs.today().getMonth();
        return new TownCard(town, english ? town.nameEn() : town.name(), english ? town.countyEn() : town.county(),
            shelf.pairingOf(town.code()).map(pairing -> shelf.town(pairing.partnerTown())).map(partner -> english ? partner.nameEn() : partner.name()).orElse(null),
            onHand(town).map(offer -> offer.name(english)).distinct().toList(),
            shelf.goods().stream().filter(good -> good.named().town().equals(town) && good.named().product().offeredOn(pairs.today()))
                .filter(good -> Season.NOW.has(good.named().product(), month)).map(good -> good.named().name(english)).distinct().toList(), looks.of(town).getFirst());
    }

    private Stream<Offer> onHand(Town town) {
        return shelf.offers().values().stream().flatMap(List::stream).filter(offer -> offer.town().equals(town) && offer.free() > 0);
    }
}
