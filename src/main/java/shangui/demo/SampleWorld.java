package shangui.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shangui.db.Transactions;
import shangui.demo.SampleLots.Delivery;
import shangui.demo.SamplePlaces.Places;
import shangui.demo.SampleProducts.Pack;
import shangui.stock.Document;
import shangui.web.SampleData;

/**
 * Fills an empty database, whole or not at all; orders follow, each in its own transaction as always. Dates lie around the day
 * it does so.
 */
@Singleton
class SampleWorld {

    private final Transactions transactions;
    private final Clock clock;
    private final SampleData sampleData;
    private final SamplePlaces places;
    private final SampleProducts products;
    private final SampleContracts contracts;
    private final SampleLots lots;
    private final SampleDeliveries deliveries;
    private final SampleAccounts accounts;
    private final SampleSales sales;
    private final SampleOrders orders;

    SampleWorld(Transactions transactions, Clock clock, SampleData sampleData, SamplePlaces places, SampleProducts products,
                SampleContracts contracts, SampleLots lots, SampleDeliveries deliveries, SampleAccounts accounts, SampleSales sales, SampleOrders orders) {
        this.transactions = transactions;
        this.clock = clock;
        this.sampleData = sampleData;
        this.places = places;
        this.products = products;
        this.contracts = contracts;
        this.lots = lots;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.sales = sales;
        this.orders = orders;
    }

    /** Answers whether it did: a database with a town in it is somebody's and stays as it is. */
    boolean load() {
        Optional<Filled> filled = transactions.write(() -> places.isEmpty() ? Optional.of(fill(clock.instant())) : Optional.empty());
        filled.ifPresent(world -> orders.make(world.places, world.packs, world.clerk));
        return filled.isPresent();
    }

    private record Filled(Places places, List<Pack> packs, long clerk) {}

    private Filled fill(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Document.ZONE);
        Places made = places.make();
        List<Pack> packs = products.make(made.mountainTown());
        contracts.make(made, packs, now);
        List<Delivery> brought = lots.make(made, packs, today);
        deliveries.receive(brought, made.counters());
        long clerk = accounts.make(made).id();
        sales.make(made, packs, brought, clerk);
        sampleData.mark(now);
        return new Filled(made, packs, clerk);
    }
}
