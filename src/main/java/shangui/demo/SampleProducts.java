package shangui.demo;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import shangui.db.Ids;
import shangui.money.Money;
import shangui.product.Barcode;
import shangui.product.Category;
import shangui.product.Product;
import shangui.product.ProductRepository;
import shangui.product.Sku.Measure;
import shangui.product.Sku;
import shangui.product.SkuRepository;

/**
 * The eight products of 新宅镇 whose origin the press names, in twelve packs. Prices lie within the ranges found; packs that
 * no source names, and every barcode, are invented.
 */
@Singleton
class SampleProducts {

    private static final String PRESS = "产地：人民日报2023-03-26第4版；";
    private static final String MUSHROOM_PRICES = "https://www.cqcmst.com/meishi-zixun/308290.html";
    private static final String ESTIMATED = "；保质期、贮存、停售提前天数为示例";
    private static final long FIRST_BARCODE = 690_100_000_000L;

    private final Ids ids;
    private final ProductRepository products;
    private final SkuRepository skus;

    SampleProducts(Ids ids, ProductRepository products, SkuRepository skus) {
        this.ids = ids;
        this.products = products;
        this.skus = skus;
    }

    /** A sku with its product. */
    record Pack(Sku sku, Product product) {

        boolean fresh() {
            return product.fresh();
        }
    }

    private record Size(String pack, String packEn, Measure measure, int content, String price, boolean sample) {}

    /** In the order of the shelf. */
    List<Pack> make(long town) {
        List<Pack> made = new ArrayList<>();
        product(made, town, "香菇干（厚菇）", "Dried shiitake, thick cap", Category.MUSHROOM, 365, "阴凉干燥避光", "Cool, dry, away from light",
            PRESS + "价：零售80-110元/斤 " + MUSHROOM_PRICES + ESTIMATED,
            new Size("250g袋装", "250 g bag", Measure.GRAM, 250, "45.00", false),
            new Size("500g袋装（示例）", "500 g bag (sample)", Measure.GRAM, 500, "88.00", true));
        product(made, town, "花菇干", "Dried flower shiitake", Category.MUSHROOM, 365, "阴凉干燥避光", "Cool, dry, away from light",
            PRESS + "价：零售120-180元/斤 " + MUSHROOM_PRICES + "；花菇一档为示例" + ESTIMATED,
            new Size("250g袋装", "250 g bag", Measure.GRAM, 250, "76.00", false));
        product(made, town, "花菇礼盒", "Flower shiitake gift box", Category.GIFT_BOX, 365, "阴凉干燥避光", "Cool, dry, away from light",
            PRESS + "价：干菇节前涨15%-25% " + MUSHROOM_PRICES + "；礼盒加价为示例" + ESTIMATED,
            new Size("500g（250g×2）礼盒", "500 g (2 × 250 g) gift box", Measure.GRAM, 500, "168.00", false));
        product(made, town, "鲜香菇", "Fresh shiitake", Category.MUSHROOM, 7, "冷藏0-4℃", "Keep at 0–4 °C",
            "产地：https://article.wn.com/view/WNATba211dd4ea3db1f8a04a7e5060e1f992；价为示例（批发12-13元/公斤，杭州2017-04 "
                + "http://www.mushroommarket.net/yuce/201705/02/156999.html）" + ESTIMATED,
            new Size("500g盒装（示例）", "500 g box (sample)", Measure.GRAM, 500, "9.80", true));
        product(made, town, "新宅高山绿茶", "Xinzhai high-mountain green tea", Category.TEA, 540, "密封避光防潮", "Sealed, dark and dry",
            PRESS + "价为示例" + ESTIMATED,
            new Size("100g袋装", "100 g bag", Measure.GRAM, 100, "68.00", false),
            new Size("250g罐装（示例）", "250 g tin (sample)", Measure.GRAM, 250, "158.00", true));
        product(made, town, "土蜂蜜", "Native-bee honey", Category.HONEY, 720, "常温阴凉密封", "Cool and sealed",
            PRESS + "价为示例（对照汕头冬蜜约60元/斤 http://husay.cn/a/202210/2514872.html）" + ESTIMATED,
            new Size("500g瓶装", "500 g jar", Measure.GRAM, 500, "78.00", false),
            new Size("250g瓶装（示例）", "250 g jar (sample)", Measure.GRAM, 250, "42.00", true));
        product(made, town, "山茶油", "Camellia seed oil", Category.OIL, 540, "常温避光", "Room temperature, away from light",
            PRESS + "价：2022年各地38-80元/斤 http://m.ehwe.cn/113194.html" + ESTIMATED,
            new Size("500ml瓶装", "500 ml bottle", Measure.ML, 500, "68.00", false),
            new Size("1L瓶装（示例）", "1 l bottle (sample)", Measure.ML, 1000, "128.00", true));
        product(made, town, "山茶油礼盒", "Camellia oil gift box", Category.GIFT_BOX, 540, "常温避光", "Room temperature, away from light",
            PRESS + "价为示例" + ESTIMATED,
            new Size("500ml×2礼盒", "2 × 500 ml gift box", Measure.ML, 1000, "158.00", false));
        return made;
    }

    /** What keeps a month or less is fresh and sold to the day before its date; the rest to fifteen days before. */
    private void product(List<Pack> made, long town, String name, String nameEn, Category category, int shelfLifeDays, String storage,
                         String storageEn, String source, Size... sizes) {
        boolean fresh = shelfLifeDays <= 30;
        Product product = products.save(new Product(ids.next(), town, name, nameEn, category, fresh, shelfLifeDays, fresh ? 1 : 15,
            storage, storageEn, source, Product.ALL_YEAR, null));
        for (Size size : sizes) {
            made.add(new Pack(skus.save(new Sku(ids.next(), product.id(), Barcode.of(String.valueOf(FIRST_BARCODE + made.size() + 1)),
                size.pack, size.packEn, size.measure, size.content, Money.of(size.price), size.sample, null)), product));
        }
    }
}
