package shangui.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wire between the application and its database, which can be cut. */
public class Wire implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("//([^:/]+):(\\d+)/");

    private final String databaseUrl;
    private final String host;
    private final int port;
    private final ServerSocket listening;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    private Wire(String databaseUrl) throws IOException {
        Matcher address = ADDRESS.matcher(databaseUrl);
        if (!address.find()) {
            throw new IllegalArgumentException(databaseUrl);
        }
        this.databaseUrl = databaseUrl;
        this.host = address.group(1);
        this.port = Integer.parseInt(address.group(2));
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    public static Wire to(String databaseUrl) {
        try {
            return new Wire(databaseUrl);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database at this end. */
    public String url() {
        return ADDRESS.matcher(databaseUrl).replaceFirst("//127.0.0.1:" + listening.getLocalPort() + "/");
    }

    /** Open connections break, new ones find nobody. */
    public void cut() {
        isCut = true;
        ends.forEach(Wire::close);
    }

    public void mend() {
        isCut = false;
    }

    @Override
    public void close() {
        cut();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException closed) {
                // the next one may fare better
            }
        }
    }

    private void connect(Socket near) throws IOException {
        if (isCut) {
            near.close();
            return;
        }
        Socket far = new Socket(host, port);
        ends.add(near);
        ends.add(far);
        Thread.ofVirtual().start(() -> carry(near, far));
        Thread.ofVirtual().start(() -> carry(far, near));
    }

    private void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // both ends are closed below
        }
        close(from);
        close(to);
        ends.remove(from);
        ends.remove(to);
    }

    private static void close(Socket end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
