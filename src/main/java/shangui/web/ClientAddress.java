package shangui.web;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Where a request comes from, for limits: one household or office counts once. Behind a proxy that is what the proxy says in the
 * header named by `shangui.client-address-header`; without that setting no header is believed.
 */
@Singleton
public final class ClientAddress {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final String header;

    ClientAddress(@Property(name = "shangui.client-address-header", defaultValue = "") String header) {
        this.header = header.strip();
    }

    /** An IPv4 address, or the /64 network of an IPv6 address: whoever has one of its addresses has them all. */
    public String of(HttpRequest<?> request) {
        String told = header.isEmpty() ? null : request.getHeaders().get(header);
        String last = told == null ? "" : told.substring(told.lastIndexOf(',') + 1).strip();
        return last.matches("[0-9a-fA-F.:]{2,45}") ? network(last) : network(request.getRemoteAddress().getAddress());
    }

    private static String network(String address) {
        try {
            return network(InetAddress.getByName(address));
        } catch (UnknownHostException notAnAddress) {
            return "unknown";
        }
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address ? HexFormat.of().formatHex(address.getAddress(), 0, IPV6_NETWORK_BYTES) + "/64" : address.getHostAddress();
    }
}
