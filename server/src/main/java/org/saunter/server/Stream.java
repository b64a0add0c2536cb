package org.saunter.server;

import io.javalin.http.sse.SseClient;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.saunter.server.Broadcast.News;
import org.saunter.server.Broadcast.Subscriber;
import org.saunter.server.live.Topic;

/** The event stream of a store: server-sent events, one name per topic. */
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

  /** Serves one subscriber until it goes; runs on the subscriber's own virtual thread. */
  void serve(SseClient client) {
    Stores.Entry entry = stores.get(client.ctx().pathParam("store"));
    Set<Topic> topics = topics(client.ctx().queryParam("topics"));
    if (open.incrementAndGet() > subscribersMax) {
      open.decrementAndGet();
      client.sendEvent("full", "Too many pages are open on this shop.");
      client.close();
      return;
    }
    Subscriber subscriber = entry.broadcast().join(topics);
    if (subscriber == null) {
      open.decrementAndGet();
      client.sendEvent("full", "Too many pages are open on this shop.");
      client.close();
      return;
    }
    client.keepAlive();
    client.onClose(() -> entry.broadcast().leave(subscriber));
    Thread.ofVirtual()
        .name("page")
        .start(
            () -> {
              try {
                pump(client, subscriber);
              } finally {
                open.decrementAndGet();
                entry.broadcast().leave(subscriber);
                client.close();
              }
            });
  }

  private static void pump(SseClient client, Subscriber subscriber) {
    try {
      while (!client.terminated() && !subscriber.isClosed()) {
        List<News> news = subscriber.take(HEARTBEAT_MILLIS);
        for (News n : news) {
          client.sendEvent(n.topic().name().toLowerCase(Locale.ROOT), n.text());
        }
        if (news.isEmpty()) {
          client.sendComment("still here");
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
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
