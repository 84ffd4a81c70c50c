package shangui.entry;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shangui.contract.ContractService;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Fee;
import shangui.contract.Mode;
import shangui.contract.Rate;
import shangui.contract.Terms;
import shangui.counter.CounterRepository;
import shangui.db.Ids;
import shangui.listing.ListingRepository;
import shangui.money.Money;
import shangui.pairing.MonthService;
import shangui.product.SkuRepository;
import shangui.restock.ReceiptLine;
import shangui.restock.Received;
import shangui.restock.SentBack;
import shangui.stock.Document;
import shangui.stock.LossStated;

/** Books what becomes payable without a sale, in the transaction in which it happens: losses, and in purchase mode receipts (rule 8). */
@Singleton
class EntryService {

    private final MonthService months;
    private final ContractService contracts;
    private final CounterRepository counters;
    private final ListingRepository listings;
    private final SkuRepository skus;
    private final EntryRepository entries;
    private final Ids ids;
    private final Clock clock;

    EntryService(MonthService months, ContractService contracts, CounterRepository counters, ListingRepository listings, SkuRepository skus,
                 EntryRepository entries, Ids ids, Clock clock) {
        this.months = months;
        this.contracts = contracts;
        this.counters = counters;
        this.listings = listings;
        this.skus = skus;
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A write-off or a count says what it loses of a lot in all; what it has been booked with so far is made up to that, at the price
     * it was first booked with: that of its accounting date.
     */
    @EventListener
    public void book(LossStated loss) {
        LocalDate month = months.statementMonth(loss.pairingId(), loss.document().accountingDate());
        Terms terms = terms(loss.counterId(), loss.document().accountingDate(), List.of(loss.skuId()));
        if (terms.mode() == Mode.PURCHASE || terms.term().lossBearer() == LossBearer.SUPPLIER) {
            return;
        }
        List<Entry> booked = entries.findLosses(loss.document(), loss.lotId());
        Money price = booked.isEmpty() ? price(loss, terms) : priceOf(booked.getFirst());
        EntryRepository.Goods goods = entries.goods(List.of(loss.lotId())).get(loss.lotId());
        Optional<Rate> commission = terms.mode() == Mode.CONCESSION ? terms.commission(goods.productId(), goods.category()) : Optional.empty();
        Money amount = worth(price.times(loss.units()), commission, terms, goods).minus(Money.sum(booked, Entry::amountFen));
        if (!amount.isZero()) {
            int units = loss.units() - booked.stream().mapToInt(entry -> entry.of().quantity()).sum();
            entries.add(List.of(new Entry(ids.next(), loss.pairingId(), terms.contract().id(), Entry.Kind.LOSS, amount, false, null,
                new Entry.Of(loss.counterId(), loss.lotId(), units), price.times(units), commission.map(Rate::rateBp).orElse(null),
                commission.map(Rate::id).orElse(null), null, commission.map(Rate::clause).orElse(null), paper(loss.document()), null,
                loss.document().accountId(), clock.instant(), loss.document().accountingDate(), month)));
        }
    }

    /** Base and units carry the same sign: a surplus that reverses earlier shortages has both below zero. */
    private static Money priceOf(Entry loss) {
        return Money.ofFen(loss.baseFen().fen() / loss.of().quantity());
    }

    /** In purchase mode goods are payable when they are received, less the percentage fees on them. */
    @EventListener
    public void book(Received received) {
        Terms terms = terms(received.counterId(), received.document().accountingDate(), List.of());
        if (terms.mode() == Mode.PURCHASE) {
            Books books = books(received.counterId(), terms, received.document());
            Map<Long, EntryRepository.Goods> goods = entries.goods(received.lines().stream().map(ReceiptLine::lotId).toList());
            entries.add(received.lines().stream().flatMap(line -> receipt(books, line, goods.get(line.lotId())).stream()).toList());
        }
    }

    /** What is sent back is taken off at its purchase price, and the fees taken of its receipt are given back at the same rates. */
    @EventListener
    public void book(SentBack sentBack) {
        Terms terms = terms(sentBack.counterId(), sentBack.document().accountingDate(), List.of());
        if (terms.mode() == Mode.PURCHASE) {
            Books books = books(sentBack.counterId(), terms, sentBack.document());
            List<Entry> fees = entries.findReceiptFees(sentBack.counterId(), sentBack.lines().stream().map(ReceiptLine::lotId).toList());
            entries.add(sentBack.lines().stream().flatMap(line -> sendBack(books, line, fees).stream()).toList());
        }
    }

    /** Consignment: quantity × settlement price. Concession: quantity × listing price less commission and fees, as one order line. */
    private static Money worth(Money base, Optional<Rate> commission, Terms terms, EntryRepository.Goods goods) {
        if (terms.mode() == Mode.CONSIGNMENT) {
            return base;
        }
        Money fees = Money.sum(terms.percentageFees(goods.productId(), goods.category()), rate -> base.atRate(rate.rateBp()));
        return base.minus(commission.map(rate -> base.atRate(rate.rateBp())).orElse(Money.ZERO)).minus(fees);
    }

    private Money price(LossStated loss, Terms terms) {
        return terms.mode() == Mode.CONSIGNMENT ? terms.settlementPrices().getOrDefault(loss.skuId(), Money.ZERO)
            : listings.priceOn(loss.counterId(), loss.skuId(), loss.document().accountingDate()).map(Money::ofFen)
                .orElseGet(() -> skus.findById(loss.skuId()).orElseThrow().listPriceFen());
    }

    /** What every entry of one document shares. */
    private record Books(long pairingId, long counterId, Terms terms, Document document, LocalDate month) {}

    private Books books(long counterId, Terms terms, Document document) {
        long pairingId = counters.findById(counterId).orElseThrow().pairingId();
        return new Books(pairingId, counterId, terms, document, months.statementMonth(pairingId, document.accountingDate()));
    }

    private List<Entry> receipt(Books books, ReceiptLine line, EntryRepository.Goods goods) {
        Money amount = priceOf(line).times(line.quantity());
        List<Entry> booked = new ArrayList<>(List.of(entry(books, Entry.Kind.RECEIPT, amount, line, line.quantity(), amount, null, null)));
        for (Rate rate : books.terms().percentageFees(goods.productId(), goods.category())) {
            Money fee = amount.atRate(rate.rateBp()).negate();
            if (!fee.isZero()) {
                booked.add(entry(books, Entry.Kind.FEE, fee, line, line.quantity(), amount, rate, clauseOf(books.terms(), rate)));
            }
        }
        return booked;
    }

    private List<Entry> sendBack(Books books, ReceiptLine line, List<Entry> receiptFees) {
        Money amount = priceOf(line).times(line.quantity());
        List<Entry> booked = new ArrayList<>(List.of(
            entry(books, Entry.Kind.SEND_BACK, amount.negate(), line, -line.quantity(), amount.negate(), null, null)));
        receiptFees.stream().filter(fee -> fee.of().lotId() == line.lotId() && !amount.atRate(fee.rateBp()).isZero())
            .forEach(fee -> booked.add(new Entry(ids.next(), books.pairingId(), books.terms().contract().id(), Entry.Kind.FEE,
                amount.atRate(fee.rateBp()), false, null, new Entry.Of(books.counterId(), line.lotId(), -line.quantity()), amount.negate(),
                fee.rateBp(), fee.rateId(), fee.feeId(), fee.clause(), paper(books.document()), null, books.document().accountId(),
                clock.instant(), books.document().accountingDate(), books.month())));
        return booked;
    }

    private Entry entry(Books books, Entry.Kind kind, Money amount, ReceiptLine line, int quantity, Money base, @Nullable Rate rate, @Nullable String clause) {
        return new Entry(ids.next(), books.pairingId(), books.terms().contract().id(), kind, amount, false, null,
            new Entry.Of(books.counterId(), line.lotId(), quantity), base, rate == null ? null : rate.rateBp(), rate == null ? null : rate.id(),
            rate == null ? null : rate.feeId(), clause, paper(books.document()), null, books.document().accountId(), clock.instant(),
            books.document().accountingDate(), books.month());
    }

    private static Money priceOf(ReceiptLine line) {
        if (line.purchasePriceFen() == null) {
            throw new IllegalStateException("Lot " + line.lotId() + " came without a price under a purchase contract");
        }
        return line.purchasePriceFen();
    }

    private static String clauseOf(Terms terms, Rate rate) {
        return terms.fees().stream().filter(fee -> fee.id() == rate.feeId()).map(Fee::clause).findFirst().orElse(rate.clause());
    }

    private static Entry.Paper paper(Document document) {
        return new Entry.Paper(document.kind(), document.id());
    }

    private Terms terms(long counterId, LocalDate day, List<Long> skuIds) {
        return contracts.termsOn(counterId, day, skuIds).orElseThrow(() -> new IllegalStateException("Counter " + counterId + " was never under a contract"));
    }
}
