package shangui.demo;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import shangui.checkout.Shelf;
import shangui.db.History;
import shangui.db.HistoryClock;
import shangui.db.StartRefused;
import shangui.db.Transactions;
import shangui.demo.SampleCast.Cast;
import shangui.outbox.OutboxSender;
import shangui.payment.PaymentService;
import shangui.statement.MonthEnd;
import shangui.stock.Document;

/**
 * Tells the history of the sample world day by day, from the first of a month long ago to this very moment, through the services the
 * shop itself uses. Within a day every store tells its own by itself, several at once; at night the shop's own jobs do what they do.
 */
@Singleton
class SampleWorld {

    /** How much of it: {@code shangui.demo.size}. */
    enum Size {

        /** For tests: a few stores, one month that is over. */
        SMALL(1, 40),
        /** All of resources/demo, six months that are over. */
        FULL(6, 100);

        private final int months;
        private final int pacePercent;

        Size(int months, int pacePercent) {
            this.months = months;
            this.pacePercent = pacePercent;
        }

        boolean has(CSVRecord row) {
            return this == FULL || SampleTable.yes(row, "small");
        }

        int pace(int fullPace) {
            return fullPace * pacePercent / 100;
        }
    }

    private static final int NODE_OF_THE_REGISTRY = 0;
    private static final int NODE_OF_THE_NIGHT = 1;
    private static final int MOST_AT_ONCE = 6;
    private static final int JOB_CLOSES_ON = 6;

    private final HistoryClock clock;
    private final Transactions transactions;
    private final SampleCast cast;
    private final SampleContracts contracts;
    private final SampleSupply supply;
    private final SampleTill till;
    private final SampleShoppers shoppers;
    private final SampleCare care;
    private final SampleMonths months;
    private final PaymentService payments;
    private final OutboxSender outbox;
    private final MonthEnd monthEnd;
    private final Shelf shelf;
    private final ReentrantLock telling = new ReentrantLock();
    private volatile boolean stopped;

    SampleWorld(HistoryClock clock, Transactions transactions, SampleCast cast, SampleContracts contracts, SampleSupply supply, SampleTill till, SampleShoppers shoppers,
                SampleCare care, SampleMonths months, PaymentService payments, OutboxSender outbox, MonthEnd monthEnd, Shelf shelf) {
        this.clock = clock;
        this.transactions = transactions;
        this.cast = cast;
        this.contracts = contracts;
        this.supply = supply;
        this.till = till;
        this.shoppers = shoppers;
        this.care = care;
        this.months = months;
        this.payments = payments;
        this.outbox = outbox;
        this.monthEnd = monthEnd;
        this.shelf = shelf;
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Document.ZONE).toInstant();
    }

    static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, Document.ZONE);
    }

    /** How far the telling is. @param days told, of so many */
    record Progress(LocalDate day, int told, int days) {}

    void load(Size size, Consumer<Progress> progress) {
        telling.lock();
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 2, MOST_AT_ONCE))) {
            new Telling(size, clock.instant(), threads).tell(progress);
        } finally {
            telling.unlock();
        }
        shelf.readAll();
    }

    /** The process ends: the day that is being told is the last, and what there is is begun anew some day. */
    @EventListener
    void stop(ShutdownEvent ending) {
        stopped = true;
        telling.lock();
        telling.unlock();
    }

    /** One loading. */
    private class Telling {

        private final Size size;
        private final Instant now;
        private final LocalDate first;
        private final LocalDate today;
        private final ExecutorService threads;
        private final History nights;

        Telling(Size size, Instant now, ExecutorService threads) {
            this.size = size;
            this.now = now;
            this.today = dayOf(now);
            this.first = today.withDayOfMonth(1).minusMonths(size.months);
            this.threads = threads;
            this.nights = new History(NODE_OF_THE_NIGHT, at(first, LocalTime.MIN));
        }

        void tell(Consumer<Progress> progress) {
            var before = new History(NODE_OF_THE_REGISTRY, at(first.minusDays(2), LocalTime.of(9, 0)));
            Cast made = this.<Cast>together(List.of(() -> clock.during(before, () -> transactions.write(() -> cast.make(size, at(first, LocalTime.MIN), today)))))
                .getFirst();
            shelf.readAll();
            contracts.plan(made.twins(), made.office(), first, today);
            int days = (int) first.datesUntil(today).count() + 1;
            for (int told = 0; told < days; told++) {
                if (stopped) {
                    throw new StartRefused("Ended while the sample world was loading: the next start removes what there is of it and begins anew.");
                }
                LocalDate day = first.plusDays(told);
                tell(made, day);
                progress.accept(new Progress(day, told + 1, days));
            }
        }

        private void tell(Cast made, LocalDate day) {
            Instant end = day.equals(today) ? now : at(day.plusDays(1), LocalTime.MIN);
            boolean opening = day.equals(first);
            boolean late = day.equals(first.plusDays(20)) || day.equals(today.minusDays(6));
            if (day.getDayOfMonth() == JOB_CLOSES_ON && !day.isBefore(first.plusMonths(1))) {
                atNight(at(day, LocalTime.of(2, 0)), monthEnd::closeDue);
            }
            made.twins().forEach(twin -> {
                supply.plan(twin, day, opening, late);
                if (day.getDayOfMonth() == 1 && !opening) {
                    months.plan(twin, made.desks().get(twin.mountain().code()), day.minusMonths(1), now);
                }
            });
            made.outlets().forEach(outlet -> {
                supply.plan(outlet, day, opening, late);
                till.plan(outlet, day, today);
                shoppers.plan(outlet, day, today);
                care.plan(outlet, day);
            });
            goOn(made.twins().stream().map(Twin::agenda), at(day, LocalTime.of(6, 0)), end);
            goOn(made.outlets().stream().map(Outlet::agenda), end, end);
            goOn(made.twins().stream().map(Twin::agenda), end, end);
            atNight(at(day, LocalTime.of(23, 50)), () -> {
                payments.queryDue();
                outbox.sendDue();
            });
        }

        private void goOn(Stream<Agenda> agendas, Instant until, Instant end) {
            Instant stop = until.isAfter(end) ? end : until;
            together(agendas.<Callable<Void>>map(agenda -> () -> {
                agenda.goOnUntil(stop);
                return null;
            }).toList());
        }

        /** Not tonight, which is still to come. */
        private void atNight(Instant moment, Runnable jobs) {
            if (moment.isBefore(now)) {
                together(List.of(() -> clock.during(nights, () -> {
                    nights.goTo(moment);
                    jobs.run();
                    return null;
                })));
            }
        }

        /** On threads of its own, since this one keeps the world locked. */
        private <T> List<T> together(List<Callable<T>> work) {
            try {
                return threads.invokeAll(work).stream().map(SampleWorld::got).toList();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Stopped while the sample world was loading", stopped);
            }
        }
    }

    private static <T> T got(Future<T> done) {
        try {
            return done.get();
        } catch (ExecutionException | InterruptedException fault) {
            throw new IllegalStateException("The sample world could not be loaded", fault.getCause() == null ? fault : fault.getCause());
        }
    }
}
