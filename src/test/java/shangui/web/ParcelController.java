package shangui.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import shangui.money.Money;

/** A page with a form and nothing behind it, so that what all pages share can be tested alone. */
@BothDoors
@Controller
@Requires(property = "test.parcels")
@Secured(SecurityRule.IS_ANONYMOUS)
class ParcelController {

    final AtomicInteger sent = new AtomicInteger();
    private final Pages pages;
    private final Writes writes;

    ParcelController(Pages pages, Writes writes) {
        this.pages = pages;
        this.writes = writes;
    }

    @Get(uris = {"/parcels/{name}", "/api/v1/parcels/{name}"})
    HttpResponse<?> show(HttpRequest<?> request, String name) {
        if (name.equals("missing")) {
            throw new NotFound();
        }
        return pages.show(request, page(name));
    }

    @Post(uris = {"/parcels", "/api/v1/parcels"})
    HttpResponse<?> create(HttpRequest<?> request, Form<ParcelForm> form) {
        return writes.once(request, form, typed -> page(typed.get("name")), this::send);
    }

    @Post("/api/v1/parcels/weight")
    HttpResponse<?> weigh(@Body byte[] body) {
        return HttpResponse.ok(Integer.toString(body.length));
    }

    private Answer send(ParcelForm parcel) {
        if (parcel.name().equals("refused")) {
            return Answer.refused(409, "problem.409.sentence");
        }
        if (parcel.name().equals("broken")) {
            throw new IllegalStateException("a fault of ours");
        }
        int number = sent.incrementAndGet();
        return Answer.done("/parcels/sent", new Sent(number, parcel.price(), parcel.on(), parcel.lines(),
            parcel.label() == null ? null : parcel.label().name() + ": " + parcel.label().content().length)).created()
            .saying("problem.reference", number);
    }

    private static ParcelPage page(String name) {
        return new ParcelPage(7_000_000_000_000_000_001L, name, Money.ofFen(128_050), List.of("a", "b"));
    }

    @Template("test/parcel")
    public record ParcelPage(long id, String name, Money total, List<String> names) implements Page {
    }

    public record Sent(int number, Money price, LocalDate on, List<Line> lines, String label) {
    }

    @Introspected
    record ParcelForm(@NotBlank @Size(max = 20) String name, @NotNull Money price, LocalDate on,
                      @NotEmpty @Valid List<Line> lines, Upload label) {
    }

    @Introspected
    public record Line(@NotBlank String sku, @Min(1) int quantity) {
    }
}
