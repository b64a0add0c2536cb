package org.saunter.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.saunter.model.Credential;
import org.saunter.model.Fact.BillChanged;
import org.saunter.model.Fact.BillLine;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation.Ticked;
import org.saunter.model.Role;
import org.saunter.server.live.LiveShop;

/** The event stream over real sockets. */
final class EventStreamTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** One subscriber that reads as fast as it can. */
  private static final class Reader implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    private Reader(int port, String topics) throws IOException {
      socket = connect(port, topics);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The first line that fits. */
    private String until(Predicate<String> fits) throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (fits.test(line)) {
          return line;
        }
      }
      throw new AssertionError("The stream ended.");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static Socket connect(int port, String topics) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    OutputStream out = socket.getOutputStream();
    out.write(
        ("GET /stores/demo/events?topics="
                + topics
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  @Test
  void aChangedBillIsOnThePageWithinHalfASecond() throws Exception {
    LiveShop shop = Walkout.standard(1, 3).shop();
    try (ShopServer server = serve(shop, 10);
        Reader reader = new Reader(server.port(), "bills")) {
      reader.until(line -> line.contains("no-bills"));
      open(shop, 1);
      reader.until(line -> line.contains("bill-1"));
      long[] millis = new long[20];
      for (int i = 0; i < millis.length; i++) {
        long before = System.nanoTime();
        bill(shop, 1, i + 1);
        String count = ">" + (i + 1) + "<i>";
        reader.until(line -> line.contains(count));
        millis[i] = Duration.ofNanos(System.nanoTime() - before).toMillis();
      }
      java.util.Arrays.sort(millis);
      assertThat(millis[millis.length - 2]).as("second slowest of 20").isLessThan(500);
    }
  }

  @Test
  void aReaderThatNeverReadsHoldsUpNobody() throws Exception {
    LiveShop shop = Walkout.standard(1, 3).shop();
    try (ShopServer server = serve(shop, 10);
        Socket lazy = connect(server.port(), "floor,bills");
        Reader eager = new Reader(server.port(), "bills");
        ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(lazy.isConnected()).isTrue();
      for (long id = 1; id <= 300; id++) {
        open(shop, id);
        bill(shop, id, 3);
      }
      Future<String> last = pool.submit(() -> eager.until(line -> line.contains("bill-300")));
      assertThat(in(last)).isNotEmpty();
      long before = System.nanoTime();
      for (int i = 0; i < 2_000; i++) {
        bill(shop, 1 + i % 300, i % 7);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void pagesThatWatchAreCountedAndBounded() throws Exception {
    LiveShop shop = Walkout.standard(1, 3).shop();
    try (ShopServer server = serve(shop, 2);
        Reader one = new Reader(server.port(), "headline");
        Reader two = new Reader(server.port(), "headline")) {
      one.until(line -> line.startsWith("event: headline"));
      two.until(line -> line.startsWith("event: headline"));
      assertThat(server.watching()).isEqualTo(2);
      try (Reader three = new Reader(server.port(), "headline")) {
        assertThat(three.until(line -> line.startsWith("HTTP/"))).contains("503");
      }
    }
  }

  private static String in(Future<String> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static ShopServer serve(LiveShop shop, int subscribersMax) {
    return ShopServer.start(
        ServerSettings.local(0).withSubscribersMax(subscribersMax),
        List.of(ShownStore.readOnly(shop)));
  }

  private static void open(LiveShop shop, long visitId) {
    Credential card = new Credential(Credential.Kind.CARD, "card-" + visitId);
    shop.on(
        new Ticked(visitId, "clock", visitId),
        List.of(new VisitOpened(visitId, visitId, "in", card, Role.SHOPPER, 1)));
  }

  private static void bill(LiveShop shop, long visitId, int count) {
    BillLine line = new BillLine("S0001", count, 100, 990_000, List.of());
    shop.on(
        new Ticked(1_000, "clock", 1_000),
        List.of(new BillChanged(1_000, visitId, List.of(line), 100L * count, 990_000)));
  }
}
