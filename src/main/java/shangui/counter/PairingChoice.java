package shangui.counter;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/** A pairing by the names of its towns. */
@Introspected
public record PairingChoice(long id, String mountain, String mountainEn, String partner, String partnerEn, LocalDate startsOn, @Nullable LocalDate endsOn) {}
