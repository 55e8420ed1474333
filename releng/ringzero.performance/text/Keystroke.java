// SPDX-License-Identifier: EPL-2.0

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/**
 * How long an editor waits for the problems of a file after one key stroke: from {@code didChange} to {@code publishDiagnostics}, with
 * {@code ringzero lsp} as a process of its own on the other end of a pipe. Needs no build of its own:
 * {@code java -cp bundles/ringzero.cli/target/ringzero.jar releng/ringzero.performance/text/Keystroke.java [folder of models | declarations...]}.
 * By the clock and by the CPU time of the whole server (its compiler and collector work in other threads), the best and the median of 24 key
 * strokes after 16 that warm up. With a folder: what the start of the server on it takes.
 */
public class Keystroke {

    private static final int WARMING = 16;
    private static final int COUNTED = 24;

    public static void main(String[] arguments) throws Exception {
        var given = arguments.length == 0 ? List.of("1000", "10000") : List.of(arguments);
        if (!Character.isDigit(given.getFirst().charAt(0))) {
            start(Path.of(given.getFirst()));
            return;
        }
        System.out.println("declarations   opened, clock / CPU   key stroke, clock: best, median   CPU: best, median");
        for (var declarations : given) measure(Integer.parseInt(declarations));
    }

    private static void start(Path folder) throws Exception {
        for (int i = 0; i < 3; i++) {
            try (var server = new Server(folder)) {
                System.out.printf(
                        Locale.ROOT,
                        "ready after %,d ms, %,d ms of CPU%n",
                        server.sinceStart(),
                        server.cpu().toMillis());
            }
        }
    }

    private static void measure(int declarations) throws Exception {
        var folder = Files.createTempDirectory("keystroke");
        var text = model(declarations);
        var lines = text.substring(0, text.indexOf("vcpus 4", text.length() / 2)).split("\n", -1);
        var clock = new ArrayList<Double>();
        var cpu = new ArrayList<Double>();
        try (var server = new Server(folder)) {
            var uri = folder.resolve("typing.vmm").toUri().toString();
            var opened = server.timed(() -> server.open(uri, text));
            int column = lines[lines.length - 1].length() + "vcpus ".length();
            for (int i = 0; i < WARMING + COUNTED; i++) {
                var digit = i % 2 == 0 ? "8" : "4";
                int version = i + 2;
                var taken = server.timed(() -> server.type(uri, version, lines.length - 1, column, digit));
                if (i < WARMING) continue;
                clock.add(taken[0]);
                cpu.add(taken[1]);
            }
            clock.sort(null);
            cpu.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "%,12d %,10.0f ms / %,6.0f ms %,20.0f ms %,6.0f ms %,16.0f ms %,6.0f ms%n",
                    declarations,
                    opened[0],
                    opened[1],
                    clock.getFirst(),
                    clock.get(COUNTED / 2),
                    cpu.getFirst(),
                    cpu.get(COUNTED / 2));
        } finally {
            Files.delete(folder);
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    /** A server as an editor starts it. */
    private static final class Server implements AutoCloseable {

        private final long started = System.nanoTime();
        private final Process process;
        private final LanguageServer remote;
        private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();

        Server(Path folder) throws Exception {
            process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "ringzero.cli.Main",
                            "lsp")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var launcher = Launcher.createLauncher(
                    new Client(published), LanguageServer.class, process.getInputStream(), process.getOutputStream());
            launcher.startListening();
            remote = launcher.getRemoteProxy();
            var params = new InitializeParams();
            params.setCapabilities(new ClientCapabilities());
            params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "models")));
            remote.initialize(params).get(5, TimeUnit.MINUTES);
            remote.initialized(new InitializedParams());
        }

        long sinceStart() {
            return (System.nanoTime() - started) / 1_000_000;
        }

        Duration cpu() throws Exception {
            // user and system time, in ticks of 10 ms; finer where Linux tells it of each thread
            long nanoseconds = 0;
            try (var threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
                for (var thread : threads.toList())
                    nanoseconds += Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ")[0]);
            }
            return Duration.ofNanos(nanoseconds);
        }

        /** Milliseconds by the clock and of the server's CPU time. */
        double[] timed(Action action) throws Exception {
            long before = cpu().toNanos();
            long start = System.nanoTime();
            action.run();
            return new double[] {(System.nanoTime() - start) / 1e6, (cpu().toNanos() - before) / 1e6};
        }

        void open(String uri, String text) throws Exception {
            remote.getTextDocumentService()
                    .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "ringzero", 1, text)));
            answered(uri);
        }

        void type(String uri, int version, int line, int column, String by) throws Exception {
            var range = new Range(new Position(line, column), new Position(line, column + 1));
            remote.getTextDocumentService()
                    .didChange(new DidChangeTextDocumentParams(
                            new VersionedTextDocumentIdentifier(uri, version),
                            List.of(new TextDocumentContentChangeEvent(range, by))));
            answered(uri);
        }

        private void answered(String uri) throws Exception {
            while (true) {
                var problems = published.poll(5, TimeUnit.MINUTES);
                if (problems == null) throw new IllegalStateException("the server said nothing about " + uri);
                if (problems.getUri().equals(uri)) return;
            }
        }

        @Override
        public void close() throws Exception {
            remote.shutdown().get(1, TimeUnit.MINUTES);
            remote.exit();
            process.destroy();
        }
    }

    private record Client(BlockingQueue<PublishDiagnosticsParams> published) implements LanguageClient {

        @Override
        public void telemetryEvent(Object object) {}

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            published.add(diagnostics);
        }

        @Override
        public void showMessage(MessageParams message) {}

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void logMessage(MessageParams message) {}
    }

    /** Racks of a host, eight guests and their workload: declarations of five lines. */
    private static String model(int declarations) {
        var text = new ArrayList<String>();
        text.add("package big\n\nimport ringzero.processors.*\nimport ringzero.devices.*\n");
        for (int i = 0; i < declarations; i++) {
            int rack = i / 10;
            text.add(switch (i % 10) {
                case 0 -> """
                        host rack%d {
                            processor 2 x IntelXeonGold6338  memory 512 GiB  iommu on  hypervisor KVM
                            nic eth0 : IntelE810 { vfs 16 }  disk nvme0 : NvmeFlash
                        }
                        """.formatted(rack);
                case 1 -> """
                        workload Requests%d {
                            arrivals poisson 1200/s
                            request { receive 512 B  compute exponential 80 us  perform 12 syscall  send 16 KiB }
                        }
                        """.formatted(rack);
                default -> """
                        guest web%d on rack%d {
                            os Linux  mode hardware-assisted  vcpus 4  memory 8 GiB
                            net eth0 via sr-iov  runs Requests%d
                        }
                        """.formatted(i, rack, rack);
            });
        }
        return String.join("\n", text);
    }
}
