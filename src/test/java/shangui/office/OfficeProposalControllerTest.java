package shangui.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.testing.People;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.World;

/** What needs two people, told by what is simplest of it: where a supermarket's money goes. */
@ShopTest
class OfficeProposalControllerTest {

    @Inject World world;
    @Inject People people;
    @Inject Sql sql;
    private Shop first;
    private Shop second;

    @BeforeEach
    void signIn(RunningShop running) {
        first = people.in(running.visitor(), people.office());
        second = people.in(running.visitor(), people.secondOffice());
        sql.update("UPDATE supermarket SET merchant_number = 'M-DUOHU-1' WHERE id = ?", world.supermarket);
    }

    @Test
    void oneProposesAnotherApprovesAndTheTrailNamesBoth() {
        Response proposed = first.follow(propose("M-DUOHU-2"));
        assertThat(proposed.words("#status")).isEqualTo("已提出，等另一个人批准。");
        assertThat(proposed.words("tbody")).isEqualTo("商户号 M-DUOHU-1 M-DUOHU-2");
        assertThat(merchantNumber()).as("until somebody else says yes").isEqualTo("M-DUOHU-1");

        Response waiting = second.get("/office/proposals?state=PROPOSED");
        assertThat(waiting.words(".lead")).contains("件等您来定");
        Response page = second.click(waiting, "tbody a");
        Response approved = second.follow(second.submit(page, "form[action$=/approval]", Map.of()));

        assertThat(merchantNumber()).isEqualTo("M-DUOHU-2");
        assertThat(approved.words("#status")).isEqualTo("已批准：多湖超市。");
        assertThat(approved.words(".facts")).contains("提出人 office-1，2026年11月23日 10:00", "决定人 office-2，2026年11月23日 10:00");
        assertThat(first.get("/office/supermarkets/" + world.supermarket).words(".history"))
            .contains("office-1 提出，office-2 同意 2026年11月23日 10:00 把商户号从“M-DUOHU-1”改为“M-DUOHU-2” 依据：改用 M-DUOHU-2");
    }

    @Test
    void nobodyApprovesTheirOwn() {
        String proposal = propose("M-DUOHU-3").location();
        Response page = first.get(proposal);
        assertThat(page.html().select("form[action$=/approval], form[action$=/rejection]")).isEmpty();
        assertThat(page.words("main")).contains("等共建办的另一个人批准或否决");

        Response refused = first.postForm(proposal + "/approval", Map.of("key", "own-yes", "token", first.formToken()));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words(".error-summary")).contains("自己提出的改动要由另一个人来定");
        assertThat(merchantNumber()).isEqualTo("M-DUOHU-1");
        assertThatThrownBy(() -> sql.update("UPDATE proposal SET state = 'APPROVED', decided_at = proposed_at, decided_by = proposed_by WHERE state = 'PROPOSED'"))
            .as("nor by hand").hasMessageContaining("proposal_by_two");
    }

    @Test
    void whatIsRejectedOrWithdrawnChangesNothingAndIsOver() {
        String rejected = propose("M-DUOHU-4").location();
        assertThat(second.submit(second.get(rejected), "form[action$=/rejection]", Map.of()).words("main")).contains("这里要填");
        Response page = second.follow(second.submit(second.get(rejected), "form[action$=/rejection]", Map.of("reason", "没有银行的证明")));
        assertThat(page.words(".facts")).contains("没有银行的证明");

        String withdrawn = propose("M-DUOHU-5").location();
        assertThat(first.submit(first.get(withdrawn), "form[action$=/withdrawal]", Map.of()).status()).isEqualTo(303);

        assertThat(merchantNumber()).isEqualTo("M-DUOHU-1");
        for (String over : List.of(rejected, withdrawn)) {
            assertThat(second.get(over).html().select("main form[method=post]")).isEmpty();
            assertThat(second.postJson("/api/v1" + over + "/approval", Map.of()).status()).isEqualTo(409);
        }
        assertThat(sql.number("SELECT COUNT(*) FROM change_entry WHERE subject_kind = 'supermarket' AND to_value IN ('M-DUOHU-4', 'M-DUOHU-5')")).isZero();
    }

    @Test
    void whatWouldNowChangeSomethingElseIsNotApproved() {
        String slow = propose("M-DUOHU-6").location();
        String quick = propose("M-DUOHU-7").location();
        second.submit(second.get(quick), "form[action$=/approval]", Map.of());

        Response refused = second.submit(second.get(slow), "form[action$=/approval]", Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words(".error-summary")).contains("提出以后别的改动先生效了");
        assertThat(merchantNumber()).isEqualTo("M-DUOHU-7");
    }

    @Test
    void checksAreMadeAgainWhenItIsApproved() {
        String proposal = propose("M-DUOHU-8").location();
        sql.update("UPDATE supermarket SET merchant_number = 'M-DUOHU-8' WHERE id = ?", world.otherSupermarket);

        assertThat(second.submit(second.get(proposal), "form[action$=/approval]", Map.of()).words(".error-summary")).contains("这个商户号是另一家商超的");
        assertThat(merchantNumber()).isEqualTo("M-DUOHU-1");
        assertThat(propose("M-DUOHU-8").status()).isEqualTo(422);
        assertThat(propose("M-DUOHU-1").words(".error-summary")).contains("没有要改的");
    }

    @Test
    void manyWhoApproveAtOnceApproveItOnce(RunningShop running) {
        List<Shop> approvers = List.of(second, people.in(running.visitor(), people.secondOffice()), people.in(running.visitor(), people.secondOffice()));
        for (int round = 0; round < Race.ROUNDS / 4; round++) {
            String proposal = "/api/v1" + propose("M-RACE-" + round).location();

            List<Integer> answers = Race.run(approvers.size(), i -> () -> approvers.get(i).postJson(proposal + "/approval", Map.of()).status());

            assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
            assertThat(sql.number("SELECT COUNT(*) FROM change_entry WHERE to_value = ?", "M-RACE-" + round)).isEqualTo(1);
        }
    }

    @Test
    void anOfficeOfOneIsToldThatItTakesTwo() {
        sql.update("UPDATE account SET state = 'DISABLED' WHERE username = 'office-2'");
        try {
            assertThat(first.get("/office/proposals").words(".notice")).contains("共建办现在只有一个账号");
            assertThat(first.follow(propose("M-DUOHU-9")).words(".notice")).contains("要先有第二个");
        } finally {
            sql.update("UPDATE account SET state = 'ACTIVE' WHERE username = 'office-2'");
        }
        assertThat(first.get("/office/proposals").html().select(".notice")).isEmpty();
    }

    @Test
    void theListIsFilteredAndTakenAlong() {
        second.submit(second.get(propose("M-DUOHU-10").location()), "form[action$=/approval]", Map.of());
        propose("M-DUOHU-11");

        Response list = first.submit(first.get("/office/proposals"), "form.filter-bar", Map.of("state", "APPROVED", "kind", "merchant_number"));

        assertThat(list.html().select("tbody .badge").eachText()).isNotEmpty().containsOnly("已批准");
        assertThat(first.click(list, "a[download]").sheet().get(1)).contains("多湖超市", "商户号", "商户号: M-DUOHU-1 → M-DUOHU-10", "office-2");
    }

    private Response propose(String merchantNumber) {
        return first.submit(first.get("/office/supermarkets/" + world.supermarket + "/merchant-number-proposals/new"), "main form",
            Map.of("merchantNumber", merchantNumber, "reason", "改用 " + merchantNumber));
    }

    private String merchantNumber() {
        return sql.text("SELECT merchant_number FROM supermarket WHERE id = ?", world.supermarket);
    }
}
