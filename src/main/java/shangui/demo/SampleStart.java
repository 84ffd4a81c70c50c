package shangui.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import shangui.web.SampleData;

/** Loads the sample world when the shop opens on an empty database, and says what it found. Never in production. */
@Singleton
@Requires(notEnv = "prod")
@Requires(property = "shangui.demo", value = "true", defaultValue = "true")
class SampleStart {

    private final SampleWorld world;
    private final SampleData sampleData;

    SampleStart(SampleWorld world, SampleData sampleData) {
        this.world = world;
        this.sampleData = sampleData;
    }

    @EventListener
    @Order(100)
    void start(ServerStartupEvent event) {
        System.out.println("  " + (world.load() ? "Sample world 示例数据 loaded." : foundSomething()));
        if (sampleData.isLoaded()) {
            System.out.println(SampleAccounts.signIns());
        }
    }

    private String foundSomething() {
        return sampleData.loadedAt().map(at -> "Sample world 示例数据 loaded before, nothing loaded now.")
            .orElse("The database is not empty: no sample world loaded.");
    }
}
