package shangui.lot;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import shangui.lot.Label.Line;
import shangui.money.Money;
import shangui.paper.CodeDrawing;
import shangui.product.Product;
import shangui.product.ProductRepository;
import shangui.product.Sku;
import shangui.product.SkuRepository;
import shangui.town.Supplier;
import shangui.town.SupplierRepository;
import shangui.town.Town;
import shangui.town.TownRepository;
import shangui.web.Formats;
import shangui.web.Language;
import shangui.web.Messages;
import shangui.web.PublicAddress;

/** Writes the labels of lots: name, origin, dates and keeping as the law wants them on loose food (食品安全法第六十八条). */
@Singleton
public class Labels {

    private final LotRepository lots;
    private final LotReader reader;
    private final SkuRepository skus;
    private final ProductRepository products;
    private final SupplierRepository suppliers;
    private final TownRepository towns;
    private final Messages messages;
    private final PublicAddress address;

    Labels(LotRepository lots, LotReader reader, SkuRepository skus, ProductRepository products, SupplierRepository suppliers, TownRepository towns, Messages messages,
           PublicAddress address) {
        this.lots = lots;
        this.reader = reader;
        this.skus = skus;
        this.products = products;
        this.suppliers = suppliers;
        this.towns = towns;
        this.messages = messages;
        this.address = address;
    }

    /** @param price of a marked-down lot, else null */
    public Label of(long lotId, @Nullable Money price) {
        Lot lot = lots.findById(lotId).orElseThrow();
        Sku sku = skus.findById(lot.skuId()).orElseThrow();
        Product product = products.findById(sku.productId()).orElseThrow();
        return new Label(product.name() + " " + sku.pack(), lines(lot, product), lot.code(), CodeDrawing.qr(address.origin() + Lot.path(lot.code())),
            messages.of(Language.ZH, "lot.label.scan"), sku.barcode(),
            CodeDrawing.ean13(sku.barcode()), price, price == null ? null : sku.unitPrice(price),
            price == null ? null : messages.of(Language.ZH, "layout.markdown"));
    }

    private List<Line> lines(Lot lot, Product product) {
        Supplier supplier = suppliers.findById(lot.supplierId()).orElseThrow();
        Town town = towns.findById(lot.townCode()).orElseThrow();
        String villages = reader.parts(lot.id()).stream().map(LotPart::name).collect(Collectors.joining("、"));
        Formats formats = new Formats(Language.ZH);
        List<Line> lines = new ArrayList<>();
        lines.add(line("lot.label.origin", town.county() + town.name() + " " + villages));
        lines.add(line("lot.label.packedOn", formats.date(lot.packedOn())));
        if (lot.bestBefore() != null) {
            lines.add(line("lot.label.bestBefore", formats.date(lot.bestBefore())));
        }
        lines.add(line("lot.label.storage", product.storage()));
        if (lot.certificate() != null) {
            lines.add(line("lot.label.certificate", lot.certificate()));
        }
        lines.add(line("lot.label.supplier", supplier.name()));
        lines.add(line("lot.label.address", supplier.address() + (supplier.telephone() == null ? "" : " " + supplier.telephone())));
        return lines;
    }

    private Line line(String key, String text) {
        return new Line(messages.of(Language.ZH, key), text);
    }
}
