package shangui.demo;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import shangui.db.Opening;
import shangui.db.StartRefused;
import shangui.demo.SampleWorld.Progress;
import shangui.web.SampleData;

/**
 * Loads the sample world when the shop starts on an empty database, and opens it when all of it is there; says what it does or
 * what it found. Never in production.
 */
@Singleton
@Requires(notEnv = "prod")
@Requires(property = "shangui.demo", value = "true", defaultValue = "true")
class SampleStart {

    private static final int TOLD_EVERY_SECONDS = 5;
    /** Before so much is done nobody can tell how long it takes. */
    private static final int TELLING_PERCENT = 5;

    private final SampleWorld world;
    private final SamplePlaces places;
    private final SampleData sampleData;
    private final Opening opening;
    private final SampleWorld.Size size;

    SampleStart(SampleWorld world, SamplePlaces places, SampleData sampleData, Opening opening,
                @Property(name = "shangui.demo.size", defaultValue = "full") SampleWorld.Size size) {
        this.world = world;
        this.places = places;
        this.sampleData = sampleData;
        this.opening = opening;
        this.size = size;
    }

    /** Before anybody can come in. */
    @EventListener
    void look(StartupEvent event) {
        if (sampleData.isLoaded() && !sampleData.isWhole()) {
            throw new StartRefused("This database holds part of a sample world, whose loading was cut off or goes on elsewhere.");
        }
        if (places.isEmpty()) {
            opening.closed(new Opening.Wait(0, null));
        }
    }

    @EventListener
    @Order(100)
    void start(ServerStartupEvent event) {
        if (opening.waiting().isPresent()) {
            load();
        } else {
            System.out.println(sampleData.isLoaded() ? "  Sample world 示例数据 loaded before, nothing loaded now."
                : "  The database is not empty: no sample world loaded.");
        }
        if (sampleData.isLoaded()) {
            System.out.println(SampleAccounts.signIns());
        }
    }

    private void load() {
        System.out.println("  The database is empty: loading the sample world 示例数据. The shop opens when it is there; a browser that comes meanwhile waits.");
        var teller = new Teller();
        sampleData.fill(() -> world.load(size, teller::tell));
        opening.open();
        System.out.printf("  Sample world 示例数据 loaded in %d s. The shop is open.%n", teller.spent().toSeconds());
    }

    /** Tells browsers how far it is, and the console now and then. */
    private class Teller {

        private final long began = System.nanoTime();
        private long toldAt = began;

        void tell(Progress progress) {
            int percent = 100 * progress.told() / progress.days();
            Duration left = percent < TELLING_PERCENT ? null : spent().multipliedBy(progress.days() - progress.told()).dividedBy(progress.told());
            opening.closed(new Opening.Wait(percent, left));
            if (System.nanoTime() - toldAt > Duration.ofSeconds(TOLD_EVERY_SECONDS).toNanos()) {
                toldAt = System.nanoTime();
                System.out.printf("    %s  %2d %%%s%n", progress.day(), percent, left == null ? "" : ", about " + left.toSeconds() + " s more");
            }
        }

        Duration spent() {
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }
}
