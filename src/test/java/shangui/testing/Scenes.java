package shangui.testing;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shangui.checkout.Shelf;
import shangui.contract.Contract;
import shangui.contract.ContractRepository;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.counter.Store;
import shangui.counter.StoreRepository;
import shangui.counter.Supermarket;
import shangui.counter.SupermarketRepository;
import shangui.db.Ids;
import shangui.money.Money;
import shangui.order.OrderService;
import shangui.picture.Gallery;
import shangui.picture.PictureKind;
import shangui.picture.Pictures;
import shangui.product.Barcode;
import shangui.product.Category;
import shangui.product.Product;
import shangui.product.Sku;
import shangui.testing.Routes.Route;
import shangui.town.Town;
import shangui.user.Account;
import shangui.user.Accounts;
import shangui.user.Role;

/**
 * For each route that names something, something of its own to name; for each write, somebody who may and a body that is
 * taken. Everything is made through the real doors and services, anew each time it is asked for.
 */
public class Scenes {

    /** So that November has ended and can be closed. */
    private static final String NOW = "2026-12-02T10:00";
    private static final String IN_NOVEMBER = "2026-11-20T10:00";
    private static final AtomicInteger PHONES = new AtomicInteger();

    private final RunningShop running;
    private final World world;
    private final People people;
    private final Trade trade;
    private final TestClock clock;
    private final Shelf shelf;
    private final OrderService orders;
    private final Sql sql;
    private final Map<String, Shop> signedIn = new HashMap<>();
    private final Map<String, Supplier<Scene>> writes;

    public Scenes(RunningShop running) {
        this.running = running;
        this.clock = bean(TestClock.class);
        clock.setInJinhua(NOW);
        this.world = bean(World.class);
        this.people = bean(People.class);
        this.trade = bean(Trade.class);
        this.shelf = bean(Shelf.class);
        this.orders = bean(OrderService.class);
        this.sql = running.sql();
        this.writes = Map.ofEntries(
            entry("/basket/lines", this::basketLine),
            entry("/basket/store", () -> by(visitor()).with("storeId", world.firstStore)),
            entry("/checkout", () -> checkout("TILL")),
            entry("/checkout/phone-removal", () -> by(visitor())),
            entry("/orders", this::search),
            entry("/orders/{token}/cancellation", () -> ofShopper(bought("TILL"))),
            entry("/orders/{token}/choice", this::shoppersChoice),
            entry("/orders/{token}/payment", () -> ofShopper(bought("ONLINE"))),
            entry("/orders/{token}/claims", () -> claim(handedOver())),
            entry("/orders/{token}/reorder", () -> ofShopper(bought("TILL"))),
            entry("/orders/{token}/window", () -> ofShopper(bought("TILL")).with("window", "2026-12-04T08:00")),
            entry("/products/{skuId}/notices", () -> soldOut().with("storeId", world.firstStore).with("privacyVersion", 1).with("phone", phone())),
            entry("/my-data/codes", () -> uncounted(visitor()).with("phone", phone())),
            entry("/my-data/{token}/confirmation", () -> codeSent(visitor(), phone())),
            entry("/my-data/{token}/deletion", this::myData),
            entry("/my-data/{token}/notices/{noticeId}/withdrawal", this::waiting),
            entry("/payments/{provider}/notifications", () -> by(visitor(), "simulated").with("id", "1")),

            entry("/api/v1/facts", this::fact),
            entry("/staff/counters/{counterId}/sales", this::tillSale),
            entry("/staff/counters/{counterId}/exceptions/{exceptionId}/settlement", () -> exception().with("note", "已查")),
            entry("/staff/counters/{counterId}/receipts", this::receipt),
            entry("/staff/counters/{counterId}/send-backs", this::sendBack),
            entry("/staff/counters/{counterId}/lots/{lotId}/write-offs", () -> lot().with("reason", "BROKEN").with("quantity", 1).with("note", "破了")),
            entry("/staff/counters/{counterId}/lots/{lotId}/counts", () -> lot().with("counted", 7)),
            entry("/staff/counters/{counterId}/lots/{lotId}/transfers", () -> lot().with("quantity", 1).with("toCounterId", world.secondConcessionCounter)),
            entry("/staff/hand-overs", this::handOver),
            entry("/staff/claims/{id}/answer", () -> by(people.clerk(), claimed(claim(handedOver()))).with("answer", "REFUSE").with("why", "照片上看不出来")),
            entry("/staff/orders/{id}/readiness", () -> staffOrder(bought("TILL"))),
            entry("/staff/orders/{id}/shortage", this::shortage),
            entry("/staff/orders/{id}/shortage-choice", () -> staffOrder(lacking()).with("choice", "REFUND")),
            entry("/staff/orders/{id}/cancellation", () -> staffOrder(bought("TILL")).with("reason", "不要了")),
            entry("/staff/orders/{id}/returns", this::goodsBack),

            entry("/office/imports/kinds/{kind}", () -> importKind().with("file", villages(2))),
            entry("/office/imports/{id}/acceptance", () -> imported(2)),
            entry("/office/imports/{id}/check", () -> imported(2)),
            entry("/office/imports/{id}/stop", () -> imported(1_001)),

            entry("/office/orders/{id}/discount", () -> officeOrder().with("amount", "1.00").with("reason", "开业")),
            entry("/office/orders/{id}/cancellation", () -> officeOrder().with("reason", "不要了")),

            entry("/office/pairings", this::untwinned),
            entry("/office/pairings/{id}/removal", () -> mistaken(untwinned(), "/office/pairings")),
            entry("/office/towns/{code}/removal", () -> by(people.office(), untwinned().fields.get("mountainTown")).with("reason", "登记错了")),
            entry("/office/villages/{id}/removal", () -> mistaken(named(by(people.office(), world.mountainTown)).with("code", "V-" + PHONES.incrementAndGet()),
                "/office/towns/{code}/villages")),
            entry("/office/producers/{id}/removal", () -> mistaken(by(people.office(), world.villages.getFirst()).with("code", "P-" + PHONES.incrementAndGet())
                .with("reason", "见文件"), "/office/villages/{id}/producers")),
            entry("/office/suppliers/{id}/removal", () -> mistaken(named(by(people.office(), world.mountainTown)).with("address", "某路1号"),
                "/office/towns/{code}/suppliers")),
            entry("/office/pairings/{id}/changes", () -> by(people.office(), world.twin().pairing()).with("startsOn", "2025-12-01").with("reason", "见文件")),
            entry("/office/pairings/{id}/ending", () -> by(people.office(), world.twin().pairing()).with("lastDay", "2026-12-31").with("reason", "见文件")),
            entry("/office/pairings/{id}/ending/withdrawal", this::endingPairing),
            entry("/office/pairings/{id}/facts", () -> fact(by(people.office(), world.otherPairing))),
            entry("/office/pairings/{id}/notes", () -> note(by(people.office(), world.otherPairing))),
            entry("/office/notes/{id}/removal", () -> pairNote().with("reason", "记错了")),
            entry("/office/facts/{id}/changes", () -> fact(pairFact())),
            entry("/office/facts/{id}/removal", () -> pairFact().with("reason", "说错了")),
            entry("/office/towns", () -> named(by(people.office())).with("code", 331000000 + PHONES.incrementAndGet()).with("county", "某县").with("countyEn", "Some county")),
            entry("/office/towns/{code}/changes", () -> named(by(people.office(), world.mountainTown)).with("county", "武义县").with("countyEn", "Wuyi")),

            entry("/office/towns/{code}/villages", () -> named(by(people.office(), world.mountainTown)).with("code", "V-" + PHONES.incrementAndGet())),
            entry("/office/villages/{id}/changes", () -> named(by(people.office(), world.villages.getFirst()))),
            entry("/office/villages/{id}/producers", () -> by(people.office(), world.villages.getFirst()).with("code", "P-" + PHONES.incrementAndGet()).with("reason", "见文件")),
            entry("/office/producers/{id}/changes", () -> by(people.office(), world.producers.getFirst())
                .with("endedOn", LocalDate.parse("2027-01-01").plusDays(PHONES.incrementAndGet())).with("reason", "见文件")),
            entry("/office/towns/{code}/suppliers", () -> named(by(people.office(), world.mountainTown)).with("address", "某路1号").with("telephone", "0579-87654321")),
            entry("/office/suppliers/{id}/changes", () -> named(by(people.office(), world.supplier)).with("address", "新宅镇1号")),

            entry("/office/accounts", this::newAccount),
            entry("/office/accounts/{id}/invitation", () -> officeAccount().with("reason", "忘了密码")),
            entry("/office/accounts/{id}/role", () -> officeAccount().with("role", "STORE_FINANCE").with("reach", world.supermarket).with("reason", "换岗")),
            entry("/office/accounts/{id}/disablement", () -> officeAccount().with("reason", "离岗")),
            entry("/office/accounts/{id}/enablement", this::disabledAccount),
            entry("/office/accounts/{id}/sign-out", () -> officeAccount().with("reason", "手机丢了")),

            entry("/office/products", () -> product(by(people.office())).with("townCode", world.mountainTown)),
            entry("/office/products/{productId}/changes", () -> product(by(people.office(), world.product("旧名" + PHONES.incrementAndGet(), "Old name", Category.DRIED, 100, 10)))),
            entry("/office/products/{productId}/pictures", () -> picture(by(people.office(), world.product("新品" + PHONES.incrementAndGet(), "New", Category.DRIED, 100, 10)))),
            entry("/office/products/{productId}/pictures/{showId}/first-place", () -> productPicture(Role.OFFICE)),
            entry("/office/products/{productId}/pictures/{showId}/removal", () -> productPicture(Role.OFFICE)),
            entry("/supplier/products/{productId}/pictures", () -> picture(by(people.supplier(), world.product("新品" + PHONES.incrementAndGet(), "New", Category.DRIED, 100, 10)))),
            entry("/supplier/products/{productId}/pictures/{showId}/first-place", () -> productPicture(Role.SUPPLIER)),
            entry("/supplier/products/{productId}/pictures/{showId}/removal", () -> productPicture(Role.SUPPLIER)),
            entry("/office/towns/{code}/pictures", () -> picture(by(people.office(), world.twin().mountainTown()))),
            entry("/office/towns/{code}/pictures/{showId}/first-place", () -> townPicture(people.office())),
            entry("/office/towns/{code}/pictures/{showId}/removal", () -> townPicture(people.office())),
            entry("/township/pictures", this::townshipsPicture),
            entry("/township/pictures/{showId}/first-place", () -> townPicture(people.township())),
            entry("/township/pictures/{showId}/removal", () -> townPicture(people.township())),
            entry("/office/products/{productId}/skus", () -> pack(by(people.office(), productOf(world.tea)))
                .with("barcode", Barcode.of("691%09d".formatted(PHONES.incrementAndGet())))),
            entry("/office/skus/{skuId}/changes", this::otherPack),
            entry("/office/skus/{skuId}/prices", () -> also(by(people.office(), offered())).with("listings[0].wanted", "true").with("priceFen", "11.00")
                .with("priceFrom", "2026-12-03").with("reason", "降价")),
            entry("/office/requirements", () -> by(people.office()).with("category", "PASTRY").with("kind", "FOOD_PRODUCTION").with("why", "试行")
                .with("startsOn", "2027-01-01")),
            entry("/office/requirements/{requirementId}/changes", () -> by(people.office(), 102).with("why", "改了依据" + PHONES.incrementAndGet()).with("reason", "核对")),
            entry("/office/licences", () -> licence(by(people.office())).with("supplierId", world.supplier)),
            entry("/supplier/licences", () -> licence(by(people.supplier()))),
            entry("/office/licences/{licenceId}/changes", () -> licence(licence(Role.OFFICE))),
            entry("/office/licences/{licenceId}/check", () -> licence(Role.OFFICE).with("reason", "与公示一致")),
            entry("/office/licences/{licenceId}/withdrawal", () -> licence(Role.OFFICE).with("because", "注销")),
            entry("/office/counters/{counterId}/listings", () -> by(people.office(), world.consignmentCounter).with("skuId", offered()).with("priceFen", "12.00")
                .with("startsOn", "2026-12-03").with("reorderPoint", 3).with("targetLevel", 9).with("reason", "新品")),
            entry("/office/listings/{listingId}/prices", () -> listing().with("priceFen", "11.00").with("priceFrom", "2026-12-03").with("reason", "降价")),
            entry("/office/listings/{listingId}/changes", () -> listing().with("reorderPoint", 3).with("targetLevel", PHONES.incrementAndGet()).with("reason", "卖得快")),
            entry("/office/supermarkets", () -> named(by(people.office())).with("merchantNumber", "M-" + PHONES.incrementAndGet())),
            entry("/office/supermarkets/{id}/changes", () -> named(by(people.office(), aSupermarket()))),
            entry("/office/supermarkets/{id}/codes", () -> by(people.office(), world.supermarket).with("code", "20" + PHONES.incrementAndGet())
                .with("barcode", world.barcode(world.tea)).with("reason", "店内码表")),
            entry("/office/supermarkets/{id}/code-removals", this::codeRemoval),
            entry("/office/supermarkets/{id}/merchant-number-proposals", () -> by(people.office(), aSupermarket()).with("merchantNumber", "M-" + PHONES.incrementAndGet())
                .with("reason", "换了收款银行")),
            entry("/office/stores", () -> place(named(by(people.office()))).with("supermarketId", world.supermarket)),
            entry("/office/stores/{id}/changes", () -> place(named(by(people.office(), aStore())))),
            entry("/office/stores/{id}/closed-days", () -> by(people.office(), aStore()).with("day", "2027-02-06").with("note", "春节").with("noteEn", "Spring Festival")),
            entry("/office/stores/{id}/closed-days/{day}/removal", this::closedDay),
            entry("/office/counters", () -> way(named(by(people.office()))).with("storeId", world.firstStore).with("pairingId", world.pairing).with("kind", "COUNTER")
                .with("openedOn", "2026-12-02")),
            entry("/office/counters/{id}/changes", () -> way(named(by(people.office(), aCounter())))),
            entry("/office/counters/{id}/closing", () -> by(people.office(), aCounter()).with("reason", "撤柜")),
            entry("/office/contracts", () -> by(people.office()).with("number", "K-" + PHONES.incrementAndGet()).with("supermarketId", world.supermarket)
                .with("supplierId", world.supplier).with("reason", "新签")),
            entry("/office/contracts/{id}/terms-proposals", () -> terms(by(people.office(), aContract()))),
            entry("/office/contracts/{id}/covers", () -> by(people.office(), world.concession).with("counterId", anUncoveredCounter()).with("startsOn", "2026-12-02")
                .with("reason", "合同附件")),
            entry("/office/contracts/{id}/cover-endings", () -> by(people.office(), world.concession).with("counterId", aCounter()).with("lastDay", "2026-12-31")
                .with("reason", "撤柜")),
            entry("/office/proposals/{id}/approval", this::proposal),
            entry("/office/proposals/{id}/rejection", () -> proposal().with("reason", "不同意")),
            entry("/office/proposals/{id}/withdrawal", () -> new Scene(shop(people.secondOffice()), Role.OFFICE, proposal().ids, Map.of())),

            entry("/staff/counters/{counterId}/lots/{lotId}/markdowns", () -> datedLot(Role.CLERK).with("priceFen", "8.00").with("reason", "快到期")),
            entry("/office/counters/{counterId}/lots/{lotId}/markdowns", () -> datedLot(Role.OFFICE).with("priceFen", "8.00").with("reason", "快到期")),
            entry("/staff/counters/{counterId}/lots/{lotId}/markdowns/end", () -> markedLot(Role.CLERK).with("seen", "7.00").with("because", "卖得动")),
            entry("/office/counters/{counterId}/lots/{lotId}/markdowns/end", () -> markedLot(Role.OFFICE).with("seen", "7.00").with("because", "卖得动")),
            entry("/supplier/lots", () -> newLot(by(people.supplier()))),
            entry("/office/lots", () -> newLot(by(people.office())).with("supplierId", world.supplier)),
            entry("/supplier/lots/{lotId}/changes", () -> newLot(unmovedLot(Role.SUPPLIER))),
            entry("/office/lots/{lotId}/changes", () -> newLot(unmovedLot(Role.OFFICE))),

            entry("/office/jobs/runs", () -> by(people.office()).with("job", "idempotency-delete-old-keys")),
            entry("/office/lots/{lotId}/certificate", () -> lotOf(Role.OFFICE).with("picture", new SentFile("合格证.jpg", Photograph.jpeg(640, 480)))),
            entry("/supplier/lots/{lotId}/certificate", () -> lotOf(Role.SUPPLIER).with("picture", new SentFile("合格证.jpg", Photograph.jpeg(640, 480)))),
            entry("/office/lots/{lotId}/recall", () -> lotOf(Role.OFFICE).with("reason", "检出异物")),
            entry("/supplier/lots/{lotId}/recall", () -> lotOf(Role.SUPPLIER).with("reason", "检出异物")),
            entry("/partner/pairings/{pairingId}/months/{month}/issue", () -> month().with("version", 1)),
            entry("/partner/statements/{number}/withdrawal", () -> statement(Role.PARTNER).with("reason", "漏了一笔")),
            entry("/township/statements/{number}/confirmation", () -> statement(Role.TOWNSHIP)),
            entry("/finance/settlements/{id}/payments", () -> settlement(Role.STORE_FINANCE).with("amount", "1.00").with("paidOn", "2026-12-01").with("reference", "F-1")),
            entry("/supplier/settlements/{id}/payments/{paymentId}/acknowledgement", this::payment),

            entry("/invitations/{token}", () -> invitation().with("password", "a-new-long-password")),
            entry("/account/password", this::newPassword),
            entry("/sign-in", () -> by(visitor()).with("username", people.clerk().username()).with("password", People.PASSWORD)),
            entry("/sign-out", () -> new Scene(people.in(visitor(), people.supplier()), Role.SUPPLIER, List.of(), Map.of())),
            entry("/language", () -> by(visitor()).with("language", "en").with("back", "/")),
            entry("/large-type", () -> by(visitor()).with("large", "1").with("back", "/")));
    }

    /**
     * Somebody who may, what stands for the names in the address, in their order, and the fields of the body.
     *
     * @param role null for who is not signed in
     */
    public record Scene(Shop by, Role role, List<Object> ids, Map<String, Object> fields) {

        public Scene with(String field, Object value) {
            Map<String, Object> more = new TreeMap<>(fields);
            more.put(field, value instanceof SentFile ? value : value.toString());
            return new Scene(by, role, ids, more);
        }

        /** The same, tried by somebody else. */
        public Scene by(Shop other, Role role) {
            return new Scene(other, role, ids, fields);
        }

        /** The same, asked of something else. */
        public Scene naming(Object id) {
            return new Scene(by, role, ids.stream().<Object>map(any -> id).toList(), fields);
        }

        /** The door with this scene's names in it. */
        public String at(String door) {
            String path = door;
            for (Object id : ids) {
                path = path.replaceFirst("\\{\\w+}", id.toString());
            }
            return path;
        }

        /** Sends it as the page would. */
        public Response submit(String door, String key) {
            Map<String, Object> form = new TreeMap<>(fields);
            form.putIfAbsent("key", key);
            if (role != null) {
                form.put("token", by.formToken());
            }
            return by.postForm(at(door), form);
        }

        /** Sends it as a program would. */
        public Response post(String door, String key) {
            return by.postJson(at(door), fields, key);
        }

        public Response send(String door, String key) {
            return door.startsWith("/api/") || door.startsWith("/payments/") ? post(door, key) : submit(door, key);
        }
    }

    /** Somebody who may, and a body that will be taken. */
    public Scene of(Route write) {
        Supplier<Scene> scene = writes.get(write.path());
        if (scene == null) {
            throw new AssertionError("testing/Scenes does not know what to send to " + write + ": add an entry that makes its own state and a valid body.");
        }
        return scene.get();
    }

    /** Something of that kind to be read in that role, null for anyone. */
    public Scene of(String kind, Role role) {
        return switch (kind) {
            case "-" -> role == null ? by(visitor()) : by(account(role));
            case "fact" -> pairFact();
            case "town" -> role == null ? by(visitor(), world.mountainTown) : by(account(role), world.mountainTown);
            case "lot code" -> by(visitor(), world.goods.code(world.lot(world.tea)));
            case "note" -> pairNote();
            case "village" -> by(account(role), world.villages.getFirst());
            case "producer" -> by(account(role), world.producers.getFirst());
            case "supplier" -> by(account(role), world.supplier);
            case "product" -> by(account(role), productOf(world.tea));
            case "offered sku" -> by(account(role), offered());
            case "requirement" -> by(account(role), 102);
            case "licence" -> licence(role);
            case "listing" -> listing();
            case "asset" -> by(visitor(), visitor().get("/").html().select("link[rel=stylesheet]").attr("href").replaceFirst(".*/", ""));
            case "shown picture" -> by(visitor(), shownPicture() + "-400.jpg");
            case "product picture" -> productPicture(role);
            case "town picture" -> townPicture(account(role));
            case "probe" -> by(visitor(), "liveness");
            case "pairing" -> role == null ? pairing() : by(account(role), world.otherPairing);
            case "store" -> role == null ? by(visitor(), world.firstStore) : by(account(role), world.firstStore);
            case "supermarket" -> by(account(role), world.supermarket);
            case "contract" -> by(account(role), world.concession);
            case "proposal" -> proposal();
            case "sku" -> basketSku();
            case "my data" -> myData();
            case "my data file" -> also(myData(), "csv");
            case "token" -> ofShopper(bought("ONLINE"));
            case "shopper claim" -> shoppersClaim();
            case "claim" -> by(account(role), claimed(photographed(claim(handedOver()))));
            case "collect token" -> collect(bought("TILL"));
            case "counter" -> by(account(role), world.concessionCounter);
            case "counter lot" -> by(account(role), world.concessionCounter, lot().ids.get(1));
            case "marked lot" -> markedLot(role);
            case "unmoved lot" -> unmovedLot(role);
            case "import kind" -> importKind();
            case "import" -> imported(2);
            case "lot" -> lotOf(role);
            case "receipt" -> by(account(role), world.goods.receive(world.concessionCounter, world.lot(world.tea), 2));
            case "order" -> role == Role.OFFICE ? officeOrder() : staffOrder(bought("TILL"));
            case "account" -> officeAccount();
            case "alert kind" -> by(account(role), "NO_DELIVERY");
            case "invitation" -> invitation();
            case "pairing month" -> month();
            case "statement" -> statement(role);
            case "statement file" -> also(statement(role), "csv");
            case "settlement" -> settlement(role);
            default -> throw new AssertionError("testing/Scenes does not know how to make a " + kind);
        };
    }

    /** One of a product that everybody sees. */
    private long shownPicture() {
        long picture = keptPicture();
        bean(Gallery.class).show(Product.KIND, productOf(world.tea), picture, PictureKind.PHOTOGRAPH, people.office().id());
        return picture;
    }

    private long keptPicture() {
        return bean(Pictures.class).keep(Photograph.readable(bean(Pictures.class)), null);
    }

    private Scene picture(Scene scene) {
        return scene.with("file", new SentFile("1.jpg", Photograph.jpeg(600, 450))).with("kind", "PHOTOGRAPH").with("note", "自己拍的");
    }

    /** Of 新宅镇's tea. */
    private Scene productPicture(Role role) {
        long product = productOf(world.tea);
        return by(account(role), product, bean(Gallery.class).show(Product.KIND, product, keptPicture(), PictureKind.PHOTOGRAPH, people.office().id()));
    }

    /** Of 新宅镇; its own officer names only the picture. */
    private Scene townPicture(Account by) {
        long shown = bean(Gallery.class).show(Town.KIND, world.mountainTown, keptPicture(), PictureKind.PHOTOGRAPH, people.office().id());
        return by.is(Role.OFFICE) ? by(by, world.mountainTown, shown) : by(by, shown);
    }

    /** The township has fewer pictures than it may. */
    private Scene townshipsPicture() {
        var gallery = bean(Gallery.class);
        gallery.of(Town.KIND, world.mountainTown).forEach(shown -> gallery.end(Town.KIND, world.mountainTown, shown.id()));
        return picture(by(people.township()));
    }

    /** Of this role, reaching what scenes are made of, but for partner towns: each scene has its own. */
    public Shop in(Role role) {
        return shop(account(role));
    }

    /** Of this role, township or supplier, at a pairing made for a scene. */
    public Shop at(Role role, long pairing) {
        long mountainTown = sql.number("SELECT mountain_town FROM pairing WHERE id = ?", pairing);
        return shop(officer(role, role == Role.TOWNSHIP ? mountainTown : sql.number("SELECT id FROM supplier WHERE town_code = ?", mountainTown)));
    }

    /** Of this role, reaching something else. */
    public Shop elsewhere(Role role) {
        return shop(switch (role) {
            case CLERK -> people.secondClerk();
            case STORE_FINANCE -> people.otherFinance();
            case SUPPLIER -> people.otherSupplier();
            case TOWNSHIP -> people.otherTownship();
            case PARTNER -> people.otherPartner();
            case OFFICE -> throw new AssertionError("the office reaches all");
        });
    }

    public Shop visitor() {
        Shop visitor = running.visitor();
        visitor.get("/");
        return visitor;
    }

    private Account account(Role role) {
        return switch (role) {
            case CLERK -> people.clerk();
            case STORE_FINANCE -> people.finance();
            case SUPPLIER -> people.supplier();
            case TOWNSHIP -> people.township();
            case PARTNER -> people.partner();
            case OFFICE -> people.office();
        };
    }

    private Shop shop(Account account) {
        return signedIn.computeIfAbsent(account.username(), any -> people.in(running.visitor(), account));
    }

    private Scene by(Shop shopper, Object... ids) {
        return new Scene(shopper, null, List.of(ids), Map.of());
    }

    private Scene by(Account account, Object... ids) {
        return new Scene(shop(account), account.role(), List.of(ids), Map.of());
    }

    private static Scene also(Scene scene, Object id) {
        return new Scene(scene.by, scene.role, List.of(scene.ids.getFirst(), id), scene.fields);
    }

    // what shoppers do

    private long offered() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        world.stock(world.concessionCounter, sku, 10);
        shelf.readAll();
        return sku;
    }

    private Scene basketSku() {
        return by(visitor(), offered());
    }

    private Scene pairing() {
        shelf.readAll();
        return by(visitor(), world.pairing);
    }

    private Scene basketLine() {
        long sku = offered();
        Shop shopper = visitor();
        shopper.postForm("/basket/store", Map.of("storeId", world.firstStore));
        return by(shopper).with("counterId", world.concessionCounter).with("skuId", sku).with("quantity", 2);
    }

    private Scene checkout(String tender) {
        return by(visitor()).with("storeId", world.firstStore).with("lines[0].counterId", world.concessionCounter).with("lines[0].skuId", offered())
            .with("lines[0].quantity", 2).with("lines[0].unitPrice", "10.00").with("window", "2026-12-03T08:00")
            .with("phone", phone()).with("privacyVersion", 1).with("tender", tender);
    }

    /** A checkout placed, with its one order. */
    private record Bought(Shop shop, String token, String code, long orderId, long lineId) {}

    private Bought bought(String tender) {
        Scene wish = checkout(tender);
        Response placed = wish.post("/api/v1/checkouts", UUID.randomUUID().toString());
        if (placed.status() != 201) {
            throw new AssertionError("not placed: " + placed);
        }
        long order = sql.number("SELECT id FROM orders WHERE phone = ?", wish.fields.get("phone"));
        return new Bought(wish.by, placed.json().get("token").getStringValue(), placed.json().get("pickupCode").getStringValue(), order,
            sql.number("SELECT id FROM order_line WHERE order_id = ?", order));
    }

    private Bought lacking() {
        Bought bought = bought("TILL");
        orders.pickShort(bought.orderId, Map.of(bought.lineId, 1), null);
        return bought;
    }

    private Scene ofShopper(Bought bought) {
        return by(bought.shop, bought.token);
    }

    private Scene collect(Bought bought) {
        return by(visitor(), sql.text("SELECT collect_token FROM checkout WHERE token = ?", bought.token));
    }

    private Scene shoppersChoice() {
        Bought lacking = lacking();
        return ofShopper(lacking).with("orderId", lacking.orderId).with("choice", "WAIT");
    }

    private Scene search() {
        Bought bought = bought("TILL");
        return by(visitor()).with("number", sql.text("SELECT number FROM checkout WHERE token = ?", bought.token))
            .with("phone", sql.text("SELECT phone FROM checkout WHERE token = ?", bought.token));
    }

    private static String phone() {
        return "135%08d".formatted(PHONES.incrementAndGet());
    }

    /** A pack in no store. */
    private Scene soldOut() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        shelf.readAll();
        return uncounted(visitor(), sku);
    }

    /** Nobody has asked for messages before. */
    private Scene uncounted(Shop shopper, Object... ids) {
        sql.update("DELETE FROM phone_try");
        return by(shopper, ids);
    }

    /** Whoever holds the phone has been sent a code and is about to type it. */
    private Scene codeSent(Shop shopper, String phone) {
        Response sent = uncounted(shopper).with("phone", phone).post("/api/v1/my-data/codes", UUID.randomUUID().toString());
        if (sent.status() != 201) {
            throw new AssertionError("no code was sent: " + sent);
        }
        return by(shopper, sent.json().get("token").getStringValue()).with("code", sql.text("SELECT words FROM sms WHERE phone = ?", phone));
    }

    /** And has typed it. */
    private Scene myData(Shop shopper, String phone) {
        Scene asked = codeSent(shopper, phone);
        asked.post("/api/v1/my-data/{token}/confirmation", UUID.randomUUID().toString());
        return by(asked.by, asked.ids.getFirst());
    }

    private Scene myData() {
        return myData(visitor(), phone());
    }

    private Scene waiting() {
        String phone = phone();
        Scene waiting = soldOut().with("storeId", world.firstStore).with("privacyVersion", 1).with("phone", phone);
        waiting.post("/api/v1/products/{skuId}/notices", UUID.randomUUID().toString());
        return also(myData(waiting.by, phone), sql.number("SELECT id FROM stock_notice WHERE phone = ?", phone));
    }

    // what the office keeps

    /** Called otherwise than before, with the reason every entry of the registry has. */
    private static Scene named(Scene scene) {
        int n = PHONES.incrementAndGet();
        return scene.with("name", "名称" + n).with("nameEn", "Name " + n).with("reason", "见文件");
    }

    private long productOf(long sku) {
        return sql.number("SELECT product_id FROM sku WHERE id = ?", sku);
    }

    private static Scene product(Scene scene) {
        return named(scene).with("category", "TEA").with("shelfLifeDays", 365).with("stopSaleDays", 30).with("storage", "阴凉").with("storageEn", "Cool")
            .with("source", "产品标签").with("months", 3);
    }

    private static Scene pack(Scene scene) {
        return scene.with("pack", "300g袋装").with("packEn", "300 g bag").with("measure", "GRAM").with("content", 300).with("listPriceFen", "33.00")
            .with("reason", "新规格");
    }

    private Scene otherPack() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        return pack(by(people.office(), sku)).with("barcode", world.barcode(sku));
    }

    private Scene licence(Scene scene) {
        return scene.with("kind", "TEST_REPORT").with("number", "R-" + PHONES.incrementAndGet()).with("issuer", "某检测中心").with("validFrom", "2026-11-01")
            .with("validUntil", "2027-10-31").with("reason", "随货送来").with("file", new SentFile("报告.pdf", "%PDF-1.7 报告".getBytes(StandardCharsets.UTF_8)));
    }

    /** One that the supplier entered and nobody has checked. */
    private Scene licence(Role role) {
        Response entered = licence(by(people.supplier())).post("/api/v1/supplier/licences", UUID.randomUUID().toString());
        if (entered.status() != 201) {
            throw new AssertionError("not entered: " + entered);
        }
        return by(account(role), entered.json().get("id").getStringValue());
    }

    private Scene listing() {
        return by(people.office(), sql.number("SELECT id FROM listing WHERE sku_id = ?", offered()));
    }

    /** The listings of a sku, of which the first is named. */
    private Scene also(Scene sku) {
        return sku.with("listings[0].id", sql.number("SELECT id FROM listing WHERE sku_id = ?", sku.ids.getFirst()));
    }

    private static Scene place(Scene scene) {
        return scene.with("district", "金东区").with("address", "某路1号").with("addressEn", "1 Some Road").with("place", "29.0789, 119.6474")
            .with("hours[0].weekday", "MONDAY").with("hours[0].opens", "08:00").with("hours[0].closes", "20:00");
    }

    private static Scene way(Scene scene) {
        return scene.with("way", "进门右转").with("wayEn", "Right of the entrance");
    }

    private long aSupermarket() {
        int n = PHONES.incrementAndGet();
        return bean(SupermarketRepository.class).save(new Supermarket(bean(Ids.class).next(), "商超" + n, "Supermarket " + n, "MN-" + n)).id();
    }

    private long aStore() {
        int n = PHONES.incrementAndGet();
        return bean(StoreRepository.class).save(new Store(bean(Ids.class).next(), world.supermarket, "店" + n, "Store " + n, "金东区", "路" + n, "Road " + n)).id();
    }

    private long aCounter() {
        return world.counter(world.firstStore, world.pairing, world.concession, "空柜", "Empty counter");
    }

    private long anUncoveredCounter() {
        long counter = aCounter();
        sql.update("DELETE FROM contract_counter WHERE counter_id = ?", counter);
        return counter;
    }

    private long aContract() {
        return bean(ContractRepository.class).save(new Contract(bean(Ids.class).next(), "K-" + PHONES.incrementAndGet(), world.supermarket, world.supplier)).id();
    }

    private Scene terms(Scene scene) {
        return scene.with("startsOn", "2026-12-02").with("mode", "CONCESSION").with("paymentDays", 30).with("lossBearer", "SUPPLIER").with("clause", "第3条")
            .with("guarantee", "100.00").with("guaranteeClause", "第9条").with("lastDay", "2027-12-31")
            .with("rates[0].what", "COMMISSION").with("rates[0].of", "ALL").with("rates[0].rate", "12").with("rates[0].clause", "第5条")
            .with("fees[0].name", "陈列费").with("fees[0].nameEn", "Display").with("fees[0].fixed", "300.00").with("fees[0].clause", "第7条").with("reason", "新签");
    }

    private Scene codeRemoval() {
        String code = "20" + PHONES.incrementAndGet();
        sql.update("INSERT INTO supermarket_code VALUES (?, ?, ?)", world.supermarket, code, world.tea);
        return by(people.office(), world.supermarket).with("code", code).with("reason", "换了编码");
    }

    private Scene closedDay() {
        long store = aStore();
        sql.update("INSERT INTO closed_day VALUES (?, '2027-02-06', '春节', 'Spring Festival')", store);
        return by(people.office(), store, "2027-02-06");
    }

    /** Somebody else proposed it. */
    private Scene proposal() {
        long supermarket = aSupermarket();
        Scene wish = by(people.secondOffice(), supermarket).with("merchantNumber", "M-" + supermarket).with("reason", "换了收款银行");
        Response proposed = wish.post("/api/v1/office/supermarkets/{id}/merchant-number-proposals", UUID.randomUUID().toString());
        if (proposed.status() != 201) {
            throw new AssertionError("not proposed: " + proposed);
        }
        return by(people.office(), proposed.json().get("id").getStringValue());
    }

    /** Two towns nobody has twinned. */
    private Scene untwinned() {
        long first = 332000000 + 2L * PHONES.incrementAndGet();
        for (long code : new long[] {first, first + 1}) {
            sql.update("INSERT INTO town (code, name, name_en, county, county_en) VALUES (?, '某镇', 'Some town', '某县', 'Some county')", code);
        }
        return by(people.office()).with("mountainTown", first).with("partnerTown", first + 1).with("startsOn", "2026-12-01").with("lastDay", "2027-11-30")
            .with("reason", "见协议");
    }

    /** Entered a moment ago, and to be taken away again. */
    private Scene mistaken(Scene entry, String door) {
        Response entered = entry.post("/api/v1" + door, UUID.randomUUID().toString());
        if (entered.status() != 201) {
            throw new AssertionError("not entered: " + entered);
        }
        return by(people.office(), entered.json().get("id").getStringValue()).with("reason", "登记错了");
    }

    private Scene endingPairing() {
        Scene pairing = by(people.office(), world.twin().pairing());
        pairing.with("lastDay", "2026-12-31").with("reason", "见文件").post("/api/v1/office/pairings/{id}/ending", UUID.randomUUID().toString());
        return pairing.with("reason", "又不结束了");
    }

    private static Scene fact(Scene scene) {
        return scene.with("sentence", "两地相距约" + PHONES.incrementAndGet() + "公里").with("sentenceEn", "Some way apart").with("sourceName", "某报 2023-03-26 第4版")
            .with("sourceUrl", "https://example.org/04").with("reason", "补一条");
    }

    private Scene pairFact() {
        Response entered = fact(by(people.office(), world.otherPairing)).post("/api/v1/office/pairings/{id}/facts", UUID.randomUUID().toString());
        return by(people.office(), Long.parseLong(entered.json().get("id").getStringValue()));
    }

    private static Scene note(Scene scene) {
        return scene.with("kind", "VISIT").with("day", "2026-11-20").with("what", "两边各三人去看大棚").with("url", "https://example.org/visit");
    }

    private Scene pairNote() {
        Response entered = note(by(people.office(), world.otherPairing)).post("/api/v1/office/pairings/{id}/notes", UUID.randomUUID().toString());
        return by(people.office(), Long.parseLong(entered.json().get("id").getStringValue()));
    }

    // what happens at a counter

    private Scene counter() {
        return by(people.clerk(), world.concessionCounter);
    }

    private Scene lot() {
        return by(people.clerk(), world.concessionCounter, world.stock(world.concessionCounter, offered(), 10));
    }

    private Scene lotOf(Role role) {
        return by(account(role), lot().ids.get(1));
    }

    /** At the counter until the middle of December. */
    private Scene datedLot(Role role) {
        long lot = world.lot(offered(), "2026-11-01", "2027-01-20");
        world.receive(world.concessionCounter, lot, 5);
        return by(account(role), world.concessionCounter, lot);
    }

    private Scene markedLot(Role role) {
        Scene dated = datedLot(Role.CLERK).with("priceFen", "7.00").with("reason", "快到期");
        Response marked = dated.post("/api/v1/counters/" + dated.ids.get(0) + "/lots/" + dated.ids.get(1) + "/markdowns", UUID.randomUUID().toString());
        if (marked.status() != 201) {
            throw new AssertionError("not marked down: " + marked);
        }
        return by(account(role), dated.ids.get(0), dated.ids.get(1));
    }

    private Scene unmovedLot(Role role) {
        return by(account(role), world.lot(world.tea));
    }

    private Scene newLot(Scene scene) {
        return scene.with("skuId", world.tea).with("code", "L-" + PHONES.incrementAndGet()).with("packedOn", "2026-11-20").with("bestBefore", "2027-11-20")
            .with("certificate", "H-1").with("parts[0].villageId", world.villages.getFirst()).with("parts[0].producerCode", "XZ01-001").with("parts[0].parts", 2)
            .with("reason", "包装记录第3页");
    }

    private Scene fact() {
        return by(people.clerk()).with("key", UUID.randomUUID()).with("kind", "WRITE_OFF").with("counterId", world.concessionCounter)
            .with("deviceAt", clock.instant()).with("offsetMillis", 0).with("lotCode", world.goods.code((long) lot().ids.get(1)))
            .with("quantity", 1).with("reason", "BROKEN").with("note", "破了");
    }

    private Scene tillSale() {
        return counter().with("rows[0].code", world.barcode(offered())).with("rows[0].quantity", 2).with("rows[0].unitPriceFen", "10.00")
            .with("receipt.tillNumber", "1").with("receipt.receiptNumber", "R-" + PHONES.incrementAndGet());
    }

    private Scene exception() {
        counter().with("rows[0].code", "6900000000000").with("rows[0].quantity", 1).post("/api/v1/counters/{counterId}/sales", UUID.randomUUID().toString());
        return also(counter(), sql.number("SELECT MAX(id) FROM till_exception"));
    }

    private Scene receipt() {
        return counter().with("lines[0].lot", world.goods.code(world.lot(offered()))).with("lines[0].quantity", 3).with("note", "少一箱");
    }

    private Scene sendBack() {
        return counter().with("lines[0].lotId", lot().ids.get(1)).with("lines[0].quantity", 3).with("note", "下架");
    }

    private Scene staffOrder(Bought bought) {
        return by(people.clerk(), bought.orderId);
    }

    private Scene shortage() {
        Bought bought = bought("TILL");
        return staffOrder(bought).with("lines[0].orderLineId", bought.lineId).with("lines[0].units", 1);
    }

    private Scene handOver() {
        return by(people.clerk()).with("code", bought("TILL").code).with("tillNumber", "1").with("receiptNumber", "H-" + PHONES.incrementAndGet());
    }

    private Scene goodsBack() {
        Bought bought = handedOver();
        return staffOrder(bought).with("orderLineId", bought.lineId).with("quantity", 1).with("fate", "DISCARD").with("reason", "坏了");
    }

    private Bought handedOver() {
        Bought bought = bought("TILL");
        Response done = by(people.clerk()).with("code", bought.code).with("tillNumber", "1").with("receiptNumber", "B-" + bought.orderId)
            .post("/api/v1/staff/hand-overs", UUID.randomUUID().toString());
        if (done.status() != 201) {
            throw new AssertionError("not handed over: " + done);
        }
        return bought;
    }

    private Scene claim(Bought bought) {
        return ofShopper(bought).with("orderLineLotId", sql.number("SELECT id FROM order_line_lot WHERE order_line_id = ?", bought.lineId)).with("quantity", 1)
            .with("kind", "ROTTEN").with("what", "底下有两个烂的");
    }

    private Scene shoppersClaim() {
        Scene claim = photographed(claim(handedOver()));
        return also(claim, claimed(claim));
    }

    private long claimed(Scene claim) {
        Response raised = claim.post("/api/v1/orders/{token}/claims", UUID.randomUUID().toString());
        if (raised.status() != 201) {
            throw new AssertionError("not raised: " + raised);
        }
        return Long.parseLong(raised.json().get("id").getStringValue());
    }

    private Scene photographed(Scene claim) {
        return claim.with("photo", new SentFile("p.jpg", Photograph.jpeg(600, 450)));
    }

    private Scene officeOrder() {
        return by(people.office(), bought("TILL").orderId);
    }

    // what a month comes to

    /** A pairing of its own whose November has one sale and waits to be closed. */
    private Scene month() {
        World.Twin twin = world.twin();
        long sku = world.sku(world.product(twin.mountainTown(), "试品", "Trial goods", Category.DRIED, 365, 30), "1袋", Sku.Measure.PIECE, 1, "100.00");
        long contract = world.deals.contract("合同-" + twin.partnerTown(), world.supermarket, twin.supplier(), Mode.CONCESSION, LossBearer.SUPPLIER, World.OPENING);
        world.deals.rate(contract, 1500, World.OPENING);
        long counter = world.counter(world.firstStore, twin.pairing(), contract, "试柜", "Trial counter");
        world.deals.list(counter, sku, Money.of("100.00"));
        clock.setInJinhua(IN_NOVEMBER);
        trade.sell(counter, sku, world.stock(counter, sku, 5), 2, "100.00");
        clock.setInJinhua(NOW);
        return by(officer(Role.PARTNER, twin.partnerTown()), twin.pairing(), "2026-11");
    }

    /** One officer of that role for all twinnings, moved to where the scene is. */
    private Account officer(Role role, long reach) {
        Accounts accounts = bean(Accounts.class);
        String name = "officer-" + role.name().toLowerCase(Locale.ROOT);
        if (accounts.find(name).isEmpty()) {
            accounts.create(name, role, reach, People.PASSWORD);
        }
        sql.update("UPDATE account SET reach = ? WHERE username = ?", reach, name);
        return accounts.find(name).orElseThrow();
    }

    private Scene issued() {
        Scene month = month().with("version", 1);
        Response issued = month.post("/api/v1/partner/pairings/{pairingId}/months/{month}/issue", UUID.randomUUID().toString());
        if (issued.status() >= 300) {
            throw new AssertionError("not issued: " + issued);
        }
        return month;
    }

    private Scene statement(Role role) {
        Scene issued = issued();
        Object number = sql.text("SELECT number FROM statement_issue WHERE pairing_id = ?", issued.ids.getFirst());
        return switch (role) {
            case PARTNER -> new Scene(issued.by, role, List.of(number), Map.of());
            case TOWNSHIP -> new Scene(at(role, (long) issued.ids.getFirst()), role, List.of(number), Map.of());
            default -> by(account(role), number);
        };
    }

    private Scene settlement(Role role) {
        long id = sql.number("SELECT id FROM settlement WHERE pairing_id = ?", issued().ids.getFirst());
        return by(role == Role.SUPPLIER ? creditor(id) : account(role), id);
    }

    private Account creditor(long settlement) {
        return officer(Role.SUPPLIER, sql.number("SELECT k.supplier_id FROM settlement s JOIN contract k ON k.id = s.contract_id WHERE s.id = ?", settlement));
    }

    private Scene payment() {
        Scene paid = settlement(Role.STORE_FINANCE).with("amount", "1.00").with("paidOn", "2026-12-01").with("reference", "F-1");
        paid.post("/api/v1/finance/settlements/{id}/payments", UUID.randomUUID().toString());
        return by(creditor((long) paid.ids.getFirst()), paid.ids.getFirst(),
            sql.number("SELECT id FROM settlement_payment WHERE settlement_id = ?", paid.ids.getFirst()));
    }

    // sheets the office sends

    private Scene importKind() {
        return by(people.office(), "village");
    }

    /** Checked and waiting to be taken; of more than a thousand rows, still being checked. */
    private Scene imported(int rows) {
        Response sent = importKind().with("file", villages(rows)).post("/api/v1/office/imports/kinds/{kind}", UUID.randomUUID().toString());
        if (sent.status() != 201) {
            throw new AssertionError("not sent: " + sent);
        }
        return by(people.office(), sent.json().get("id").getStringValue());
    }

    private SentFile villages(int rows) {
        int sheet = PHONES.incrementAndGet();
        return Sheets.csv(Stream.concat(Stream.of("村代码,镇街代码,村名,村英文名"),
            IntStream.rangeClosed(1, rows).mapToObj(row -> "S" + sheet + "-" + row + "," + world.mountainTown + ",新村" + row + ",New " + row)).toArray(String[]::new));
    }

    // who one is

    private Scene newAccount() {
        return by(people.office()).with("username", "invited-" + PHONES.incrementAndGet()).with("role", "CLERK").with("reach", world.firstStore).with("reason", "早班");
    }

    private Scene officeAccount() {
        return by(people.office(), bean(Accounts.class).create("kept-" + PHONES.incrementAndGet(), Role.CLERK, world.firstStore, People.PASSWORD).id());
    }

    private Scene disabledAccount() {
        Scene account = officeAccount().with("reason", "离岗");
        account.post("/api/v1/office/accounts/{id}/disablement", UUID.randomUUID().toString());
        return account;
    }

    private Scene invitation() {
        Response given = newAccount().post("/api/v1/office/accounts", UUID.randomUUID().toString());
        return by(visitor(), given.json().get("link").getStringValue().replaceFirst(".*/", ""));
    }

    private Scene newPassword() {
        Account account = bean(Accounts.class).create("changing-" + PHONES.incrementAndGet(), Role.CLERK, world.firstStore, People.PASSWORD);
        return by(account).with("current", People.PASSWORD).with("next", "another-long-password");
    }

    private <T> T bean(Class<T> type) {
        return running.context().getBean(type);
    }
}
