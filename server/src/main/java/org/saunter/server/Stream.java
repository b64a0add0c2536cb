package org.saunter.server;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.saunter.server.Broadcast.News;
import org.saunter.server.Broadcast.Subscriber;
import org.saunter.server.Guard.Refused;
import org.saunter.server.live.Topic;

/**
 * The event stream of a store: server-sent events, one name per topic. Each subscriber keeps its
 * request's virtual thread, which blocks while the subscriber reads slowly; Jetty's idle time-out
 * ends those who do not read at all. (Javalin's own client for such events is not used: completing
 * it after the connection has gone makes Javalin 7.2.3 spin for ever.)
 */
final class Stream {
  private static final long HEARTBEAT_MILLIS = 10_000;

  private final Stores stores;
  private final int subscribersMax;
  private final AtomicInteger open = new AtomicInteger();

  Stream(Stores stores, int subscribersMax) {
    this.stores = stores;
    this.subscribersMax = subscribersMax;
  }

  int open() {
    return open.get();
  }

  /** Serves one subscriber until it goes or the server stops. */
  void serve(Context ctx) throws InterruptedException {
    Stores.Entry entry = stores.of(ctx);
    Set<Topic> topics = topics(ctx.queryParam("topics"));
    try {
      Subscriber subscriber =
          open.incrementAndGet() > subscribersMax ? null : entry.broadcast().join(topics);
      if (subscriber == null) {
        throw new Refused(
            503, "Too many pages are open on this shop.", "Maybe close one, and load this again.");
      }
      try {
        pump(ctx.res(), subscriber);
      } catch (IOException gone) {
        // the reader went away, which is how streams end
      } finally {
        entry.broadcast().leave(subscriber);
      }
    } finally {
      open.decrementAndGet();
    }
  }

  private static void pump(HttpServletResponse response, Subscriber subscriber)
      throws IOException, InterruptedException {
    response.setStatus(200);
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("X-Accel-Buffering", "no");
    OutputStream out = response.getOutputStream();
    response.flushBuffer();
    while (!subscriber.isClosed()) {
      List<News> news = subscriber.take(HEARTBEAT_MILLIS);
      StringBuilder text = new StringBuilder();
      news.forEach(n -> write(n, text));
      if (news.isEmpty()) {
        text.append(": still here\n\n");
      }
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private static void write(News news, StringBuilder text) {
    text.append("event: ").append(news.topic().name().toLowerCase(Locale.ROOT)).append('\n');
    news.text().lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    text.append('\n');
  }

  /** Topics of a comma-separated list; unknown names are left out, nothing means everything. */
  static Set<Topic> topics(@Nullable String list) {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    if (list != null) {
      for (Topic topic : Topic.values()) {
        if (("," + list + ",").contains("," + topic.name().toLowerCase(Locale.ROOT) + ",")) {
          topics.add(topic);
        }
      }
    }
    return topics.isEmpty() ? EnumSet.allOf(Topic.class) : topics;
  }
}
