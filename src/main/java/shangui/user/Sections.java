package shangui.user;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import shangui.web.HeaderPart;

/**
 * `$sections`: the way round the pages of each role that works at a desk. The office has many, so they stand in groups: one
 * row of groups, each leading to its first section, and below it the sections of the group one is in.
 */
@Singleton
public final class Sections implements HeaderPart {

    /** Sections one looks for together; the name is the message `layout.group.…`. */
    public enum Group { TODAY, PAIRS, STORES, GOODS, SALES, RUNNING }

    /** One line for each section: whose, in which group, where, and the message that names it. */
    private static final List<Section> ALL = List.of(
        new Section(Role.TOWNSHIP, Group.TODAY, "/township", "layout.nav.today"),
        new Section(Role.TOWNSHIP, Group.SALES, "/township/statements", "layout.nav.statements"),
        new Section(Role.TOWNSHIP, Group.GOODS, "/township/pictures", "layout.nav.pictures"),
        new Section(Role.PARTNER, Group.TODAY, "/partner", "layout.nav.today"),
        new Section(Role.PARTNER, Group.SALES, "/partner/pairings", "layout.nav.statements"),
        new Section(Role.STORE_FINANCE, Group.TODAY, "/finance", "layout.nav.today"),
        new Section(Role.STORE_FINANCE, Group.SALES, "/finance/settlements", "layout.nav.settlements"),
        new Section(Role.SUPPLIER, Group.TODAY, "/supplier", "layout.nav.today"),
        new Section(Role.SUPPLIER, Group.SALES, "/supplier/settlements", "layout.nav.settlements"),
        new Section(Role.SUPPLIER, Group.GOODS, "/supplier/lots", "layout.nav.lots"),
        new Section(Role.SUPPLIER, Group.GOODS, "/supplier/products", "layout.nav.products"),
        new Section(Role.SUPPLIER, Group.GOODS, "/supplier/licences", "layout.nav.licences"),
        new Section(Role.SUPPLIER, Group.GOODS, "/supplier/prices", "layout.nav.prices"),

        new Section(Role.OFFICE, Group.TODAY, "/office", "layout.nav.today"),
        new Section(Role.OFFICE, Group.PAIRS, "/office/pairings", "layout.nav.pairings"),
        new Section(Role.OFFICE, Group.PAIRS, "/office/towns", "layout.nav.towns"),
        new Section(Role.OFFICE, Group.PAIRS, "/office/villages", "layout.nav.villages"),
        new Section(Role.OFFICE, Group.PAIRS, "/office/suppliers", "layout.nav.suppliers"),
        new Section(Role.OFFICE, Group.STORES, "/office/supermarkets", "layout.nav.supermarkets"),
        new Section(Role.OFFICE, Group.STORES, "/office/stores", "layout.nav.stores"),
        new Section(Role.OFFICE, Group.STORES, "/office/counters", "layout.nav.counters"),
        new Section(Role.OFFICE, Group.STORES, "/office/contracts", "layout.nav.contracts"),
        new Section(Role.OFFICE, Group.GOODS, "/office/products", "layout.nav.products"),
        new Section(Role.OFFICE, Group.GOODS, "/office/prices", "layout.nav.prices"),
        new Section(Role.OFFICE, Group.GOODS, "/office/licences", "layout.nav.licences"),
        new Section(Role.OFFICE, Group.GOODS, "/office/requirements", "layout.nav.requirements"),
        new Section(Role.OFFICE, Group.GOODS, "/office/lots", "layout.nav.lots"),
        new Section(Role.OFFICE, Group.SALES, "/office/orders", "layout.nav.orders"),
        new Section(Role.OFFICE, Group.SALES, "/office/statements", "layout.nav.statements"),
        new Section(Role.OFFICE, Group.SALES, "/office/settlements", "layout.nav.settlements"),
        new Section(Role.OFFICE, Group.RUNNING, "/office/accounts", "layout.nav.accounts"),
        new Section(Role.OFFICE, Group.RUNNING, "/office/proposals", "layout.nav.proposals"),
        new Section(Role.OFFICE, Group.RUNNING, "/office/imports", "layout.nav.imports"),
        new Section(Role.OFFICE, Group.RUNNING, "/office/jobs", "layout.nav.jobs"));

    /** What belongs to a section and lies elsewhere. */
    private static final Map<String, String> ALSO = Map.of("/office/prices", "/office/listings", "/office/products", "/office/skus");

    private record Section(Role role, Group group, String path, String label) {

        /** A first page is itself and the worklists it leads to; any other section is also what lies below it. */
        boolean holds(String here) {
            return here.equals(path) || (path.equals(role.firstPage()) ? here.startsWith("/alerts")
                : here.startsWith(path + "/") || ALSO.containsKey(path) && here.startsWith(ALSO.get(path) + "/"));
        }
    }

    /** @param here where one is, or just below it */
    public record Link(String path, String label, boolean here) {
    }

    /** @param groups empty where a role has but a few sections */
    public record Ways(List<Link> groups, List<Link> sections) {
    }

    @Override
    public String name() {
        return "sections";
    }

    @Override
    public Ways of(HttpRequest<?> request) {
        return SignedIn.account(request).map(me -> ways(me.role(), request.getPath())).orElse(null);
    }

    @Override
    public boolean isCheap() {
        return true;
    }

    private static Ways ways(Role role, String here) {
        List<Section> mine = ALL.stream().filter(section -> section.role == role).toList();
        var groups = new LinkedHashSet<>(mine.stream().map(Section::group).toList());
        if (role != Role.OFFICE) {
            return new Ways(List.of(), links(mine, any -> true, here));
        }
        Optional<Group> current = mine.stream().filter(section -> section.holds(here)).map(Section::group).findFirst();
        var tops = new ArrayList<Link>();
        groups.forEach(group -> tops.add(new Link(first(mine, group), "layout.group." + group, current.filter(group::equals).isPresent())));
        List<Link> within = links(mine, section -> current.filter(section.group::equals).isPresent(), here);
        return new Ways(tops, within.size() > 1 ? within : List.of());
    }

    private static String first(List<Section> sections, Group group) {
        return sections.stream().filter(section -> section.group == group).map(Section::path).findFirst().orElseThrow();
    }

    private static List<Link> links(List<Section> sections, Predicate<Section> which, String here) {
        return sections.stream().filter(which).map(section -> new Link(section.path, section.label, section.holds(here))).toList();
    }
}
