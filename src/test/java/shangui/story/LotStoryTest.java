package shangui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;

/** One lot's life, told in order: received, sold twice, counted, written off, moved, sent back, recalled, and read by its township. */
@ShopTest
class LotStoryTest extends AtTheDoors {

    @Test
    void aLotFromItsReceiptToItsTownshipsStatement() {
        long lot = world.lot(sku, "2026-11-01", "2027-10-31", twin.villages().get(1));
        String code = world.goods.code(lot);
        String base = "/staff/counters/" + counter;
        long neighbour = counter(contract);

        // twelve packs come; nobody can buy them before
        assertThat(offers(sku)).isZero();
        Response received = clerk().submit(clerk().get(base + "/receipts/new"), "form[action$=receipts]", Map.of("lines[0].lot", code, "lines[0].quantity", "12"));
        assertThat(clerk().follow(done(received)).words("#status")).isEqualTo("已收货，共 12 份。");
        assertThat(offers(sku)).isOne();

        // two are ordered, paid in the browser and collected on the code
        Bought bought = pays(buys(2, "ONLINE"));
        assertThat(levels(lot)).containsExactly("12", "2", "10");
        done(clerk().submit(clerk().get("/staff/hand-overs?code=" + bought.code()), "#hand-over", Map.of()));
        assertThat(bought.page().words("h1")).isEqualTo("已取货");

        // three are sold at the till, scanned
        Response sale = clerk().submit(clerk().get(base + "/sales/new"), "form[action$=/sales]",
            Map.of("rows[0].code", world.barcode(sku), "rows[0].quantity", "3", "rows[0].lotCode", code));
        assertThat(clerk().follow(done(sale)).words("#status")).isEqualTo("已卖出 ¥300.00");
        assertThat(levels(lot)).containsExactly("7", "0", "7");

        // the shelf holds one less than the book, and one pack is broken
        Response counted = clerk().submit(clerk().get(lotPath(lot) + "/counts/new"), "form[action$=counts]", Map.of("counted", "6"));
        assertThat(clerk().follow(done(counted)).words("#status")).isEqualTo("已记下，比账面少 1 份，账面已改。");
        done(clerk().submit(clerk().get(lotPath(lot) + "/write-offs/new"), "form[action$=write-offs]", Map.of("quantity", "1", "reason", "BROKEN")));

        // six cannot be moved when five are left; two can
        Response move = clerk().get(lotPath(lot) + "/transfers/new");
        Response refused = clerk().submit(move, "form[action$=transfers]", Map.of("quantity", "6", "toCounterId", String.valueOf(neighbour)));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words("main")).contains("要 6 份，可动用的只有 5 份，一份也没有动");
        assertThat(levels(lot)).containsExactly("5", "0", "5");
        done(clerk().submit(refused, "form[action$=transfers]", Map.of("quantity", "2", "toCounterId", String.valueOf(neighbour))));

        // one goes back to the supplier
        Response sendBack = clerk().get(base + "/send-backs/new");
        String row = sendBack.html().select("input[type=hidden][value=" + lot + "]").attr("name").replace("lotId", "quantity");
        assertThat(clerk().follow(done(clerk().submit(sendBack, "form[action$=send-backs]", Map.of(row, "1")))).words("#status")).isEqualTo("已退供，共 1 份。");
        assertThat(levels(lot)).containsExactly("2", "0", "2");

        // the supplier recalls it: it is sold nowhere, and everybody reads why
        Shop supplier = people.in(running.visitor(), people.supplier());
        Response desk = supplier.get("/supplier/lots/" + lot);
        assertThat(desk.words("table")).contains("试柜 2 0 2");
        assertThat(supplier.submit(desk, "form[action$=recall]", Map.of("reason", "")).status()).isEqualTo(422);
        Response recalled = supplier.follow(done(supplier.submit(desk, "form[action$=recall]", Map.of("reason", "农残超标"))));
        assertThat(recalled.words("main")).contains("已召回", "农残超标");
        assertThat(lotPage(lot).words("main")).contains("这个批次已召回，不能再卖");
        assertThat(offers(sku)).isZero();
        assertThat(clerk().submit(clerk().get(base + "/receipts/new"), "form[action$=receipts]", Map.of("lines[0].lot", code, "lines[0].quantity", "1")).words("main"))
            .contains("批次 " + code + " 已召回，不能收");
        assertThat(lotPage(lot).html().select("tbody td.number").eachText()).containsExactly("+12", "−2", "−3", "−1", "−1", "−2", "−1");

        // the township reads what was earned by whom, down to the lot, and where every pack went
        String november = issueNovember();
        Response statement = statement(november);
        // 200.00 − 30.00 − 4.00 and 300.00 − 45.00 − 6.00
        assertThat(statement.words("#sentence")).contains("新宅镇应得 ¥415.00");
        assertThat(statement.html().select("#villages tbody tr").eachText()).singleElement().asString().startsWith("二村 ¥500.00 ¥415.00");
        assertThat(statement.html().select("#stock tbody td").eachText()).containsExactly("0", "12", "0", "−5", "0", "−1", "−1", "−1", "4");
        Response lines = township().get("/township/statements/" + november + "/lines");
        assertThat(lines.html().select("tbody tr").eachText()).hasSize(2).allMatch(line -> line.contains(code));
        assertThat(column(november, "销售", "批次依据")).containsExactly("推定", "扫码");
    }

    private String lotPath(long lot) {
        return "/staff/counters/" + counter + "/lots/" + lot;
    }
}
