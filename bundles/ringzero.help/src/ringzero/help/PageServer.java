// SPDX-License-Identifier: EPL-2.0
package ringzero.help;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.ILiveHelpAction;
import org.eclipse.help.server.HelpServer;

/**
 * Answers on the loopback interface only, at a port that was free. It knows the paths that the help system of the platform builds: {@code index.jsp}
 * with the contents, pages below {@code topic} and its siblings, and {@code livehelp} for actions.
 */
public final class PageServer extends HelpServer {
    private static final String ROOT = "/help/";
    private static final List<String> PAGES = List.of("topic/", "ntopic/", "nftopic/", "rtopic/");

    /** Only who was shown our contents may start actions: any page in the browser of a user can send requests here. */
    private final String token = UUID.randomUUID().toString();

    private HttpServer server;

    @Override
    public synchronized void start(String application) throws IOException {
        if (server != null) return;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(ROOT, this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @Override
    public synchronized void stop(String application) {
        if (server != null) server.stop(0);
        server = null;
    }

    @Override
    public synchronized int getPort() {
        return server == null ? -1 : server.getAddress().getPort();
    }

    @Override
    public String getHost() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isMeant(exchange)) {
                send(exchange, 403, "text/plain", "This is the help of a program on the computer it is asked on.");
                return;
            }
            Query query = Query.of(exchange.getRequestURI());
            String path = exchange.getRequestURI().getPath().substring(ROOT.length());
            if (path.isEmpty() || path.equals("index.jsp")) {
                Contents contents = new Contents(List.of(HelpSystem.getTocs()));
                send(exchange, 200, "text/html", contents.html(query.value("topic"), token));
            } else if (path.startsWith("livehelp")) act(exchange, query);
            else page(exchange, path);
        } catch (RuntimeException e) {
            ILog.get().error("Help could not show " + exchange.getRequestURI() + ".", e);
        }
    }

    /** False if another name was made to lead here, so that a page from elsewhere could read ours. */
    private boolean isMeant(HttpExchange exchange) {
        return (getHost() + ":" + getPort()).equals(exchange.getRequestHeaders().getFirst("Host"));
    }

    private static void page(HttpExchange exchange, String path) throws IOException {
        Optional<String> topic = PAGES.stream()
                .filter(path::startsWith)
                .map(p -> path.substring(p.length() - 1))
                .findFirst();
        try (InputStream page = topic.map(HelpSystem::getHelpContent).orElse(null)) {
            if (page == null) {
                send(exchange, 404, "text/html", Contents.missing(topic.orElse(path)));
                return;
            }
            send(exchange, 200, type(path), page.readAllBytes());
        }
    }

    private static String type(String path) {
        if (path.endsWith(".js")) return "text/javascript";
        if (path.endsWith(".svg")) return "image/svg+xml";
        String known = URLConnection.guessContentTypeFromName(path);
        return known == null ? "application/octet-stream" : known;
    }

    private void act(HttpExchange exchange, Query query) throws IOException {
        if (!token.equals(query.value("token").orElse(""))) {
            send(exchange, 403, "text/plain", "Actions can be started from the contents of the help only.");
            return;
        }
        Optional<ILiveHelpAction> action =
                action(query.value("pluginID").orElse(""), query.value("class").orElse(""));
        if (action.isEmpty()) {
            send(exchange, 404, "text/plain", "There is no such action.");
            return;
        }
        query.value("arg").ifPresent(action.get()::setInitializationString);
        Thread.startVirtualThread(action.get());
        send(exchange, 202, "text/plain", "");
    }

    private static Optional<ILiveHelpAction> action(String bundle, String type) {
        var found = Platform.getBundle(bundle);
        if (found == null) return Optional.empty();
        try {
            Object made = found.loadClass(type).getDeclaredConstructor().newInstance();
            return made instanceof ILiveHelpAction action ? Optional.of(action) : Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private static void send(HttpExchange exchange, int code, String type, String text) throws IOException {
        send(exchange, code, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int code, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type.startsWith("text/") ? type + "; charset=UTF-8" : type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(code, content.length == 0 ? -1 : content.length);
        if (content.length > 0) exchange.getResponseBody().write(content);
    }
}
