package shangui;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** Says where the shop is, once it is open. Others who have something to say then listen to the same event. */
@Singleton
@Requires(notEnv = "test")
class Banner {

    @EventListener
    @Order(-100)
    void say(ServerStartupEvent event) {
        String address = event.getSource().getURL().toString().replace("127.0.0.1", "localhost");
        System.out.println("""

                Shangui 山柜
                  shop      %1$s/
                  staff     %1$s/sign-in
                  health    %1$s/health    metrics %1$s/prometheus    API %1$s/openapi.yml
                """.formatted(address));
    }
}
