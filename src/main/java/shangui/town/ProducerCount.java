package shangui.town;

import io.micronaut.core.annotation.Introspected;

/** How many producers a village has. */
@Introspected
public record ProducerCount(long villageId, int producers) {}
