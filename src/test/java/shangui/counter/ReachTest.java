package shangui.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import shangui.testing.ShopTest;
import shangui.testing.World;
import shangui.user.Account;
import shangui.user.Role;
import shangui.web.NotFound;

@ShopTest
class ReachTest {

    @Inject World world;
    @Inject Reach reach;

    @Test
    void aClerkSeesTheCountersOfTheStoreAndNoOthers() {
        Account clerk = account(Role.CLERK, world.firstStore);

        assertThat(counters(clerk)).containsExactly(world.concessionCounter, world.consignmentCounter);
        assertThat(reach.counter(clerk, world.concessionCounter).id()).isEqualTo(world.concessionCounter);
        assertThatThrownBy(() -> reach.counter(clerk, world.purchaseCounter)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> reach.store(clerk, world.secondStore)).isInstanceOf(NotFound.class);
    }

    @Test
    void storeFinanceSeesTheStoresOfTheSupermarket() {
        Account finance = account(Role.STORE_FINANCE, world.supermarket);

        assertThat(counters(finance)).containsExactly(ours());
        assertThat(reach.store(finance, world.secondStore).id()).isEqualTo(world.secondStore);
        assertThatThrownBy(() -> reach.counter(finance, world.otherCounter)).isInstanceOf(NotFound.class);
    }

    @Test
    void supplierAndTownsSeeWhatIsTheirs() {
        assertThat(counters(account(Role.SUPPLIER, world.supplier))).containsExactly(ours());
        assertThat(counters(account(Role.TOWNSHIP, world.mountainTown))).containsExactly(ours());
        assertThat(counters(account(Role.PARTNER, world.partnerTown))).containsExactly(ours());
        assertThat(counters(account(Role.SUPPLIER, world.otherSupplier))).containsExactly(world.otherCounter);
        assertThat(counters(account(Role.TOWNSHIP, world.partnerTown))).isEmpty();
        assertThatThrownBy(() -> reach.store(account(Role.TOWNSHIP, world.mountainTown), world.otherStore)).isInstanceOf(NotFound.class);
    }

    @Test
    void theOfficeSeesAll() {
        Account office = new Account(1, "office-1", Role.OFFICE, null, Account.State.ACTIVE);

        assertThat(counters(office)).contains(world.concessionCounter, world.otherCounter);
        assertThat(reach.store(office, world.otherStore).id()).isEqualTo(world.otherStore);
        assertThatThrownBy(() -> reach.counter(office, 1)).isInstanceOf(NotFound.class);
    }

    private Long[] ours() {
        return List.of(world.concessionCounter, world.consignmentCounter, world.purchaseCounter, world.secondConcessionCounter).stream().sorted().toArray(Long[]::new);
    }

    private List<Long> counters(Account me) {
        return reach.counters(me).stream().map(Counter::id).toList();
    }

    private static Account account(Role role, long reach) {
        return new Account(1, "somebody-1", role, reach, Account.State.ACTIVE);
    }
}
