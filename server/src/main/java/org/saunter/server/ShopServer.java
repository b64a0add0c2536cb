package org.saunter.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saunter.model.BadInputException;
import org.saunter.server.Guard.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages of one or more stores, the same as JSON, and the event streams behind them. */
public final class ShopServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShopServer.class);
  private static final long IDLE_MILLIS = 30_000;

  private final ServerSettings settings;
  private final Stores stores;
  private final Json json = new Json();
  private final Pages pages;
  private final Api api;
  private final Cameras cameras;
  private final Reviews reviews;
  private final Intake intake;
  private final Stream stream;
  private final Metrics metrics;
  private final Assets assets = new Assets();
  private final Guard guard;
  private final Javalin javalin;

  private ShopServer(ServerSettings settings, List<ShownStore> shown) {
    this.settings = settings;
    Templates templates = new Templates();
    stores = new Stores(shown, templates, json);
    pages = new Pages(stores, templates, assets);
    api = new Api(stores);
    cameras = new Cameras(stores);
    reviews = new Reviews(stores);
    intake = new Intake(stores);
    stream = new Stream(stores, settings.subscribersMax());
    metrics = new Metrics(stores, stream);
    guard = new Guard(settings);
    javalin = Javalin.create(this::configure);
  }

  /**
   * Starts to serve.
   *
   * @throws BadInputException if the port is taken or the address is not of this machine
   */
  public static ShopServer start(ServerSettings settings, List<ShownStore> stores) {
    ShopServer server = new ShopServer(settings, stores);
    try {
      server.javalin.start(settings.host(), settings.port());
    } catch (JavalinBindException taken) {
      throw cannotListen(settings);
    }
    return server;
  }

  private static BadInputException cannotListen(ServerSettings settings) {
    return new BadInputException(
        "The port ("
            + settings.port()
            + ") of ("
            + settings.host()
            + ") cannot be opened;"
            + " another program may hold it.",
        "Maybe --port "
            + (settings.port() >= 65_535 ? ServerSettings.DEFAULT_PORT : settings.port() + 1)
            + ".");
  }

  /** The port that is listened at. */
  public int port() {
    return javalin.port();
  }

  /** Address of the first page. */
  public String url() {
    String host = settings.host().equals("0.0.0.0") ? "localhost" : settings.host();
    return "http://" + host + ":" + port() + "/";
  }

  /** Pages that watch now. */
  public int watching() {
    return stream.open();
  }

  @Override
  public void close() {
    stores.close();
    javalin.stop();
  }

  private void configure(JavalinConfig config) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.jsonMapper(json);
    config.http.maxRequestSize = settings.bodyBytesMax();
    config.http.generateEtags = false;
    config.router.ignoreTrailingSlashes = true;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setIdleTimeout(IDLE_MILLIS);
        });
    RoutesConfig routes = config.routes;
    routes.before(guard::check);
    pageRoutes(routes);
    apiRoutes(routes);
    errors(routes);
  }

  private void pageRoutes(RoutesConfig routes) {
    routes.get("/", pages::home);
    routes.get("/stores/{store}", pages::live);
    routes.get("/stores/{store}/receipts", pages::receipts);
    routes.get("/stores/{store}/receipts/{visit}", pages::receipt);
    routes.get("/stores/{store}/reviews", pages::reviews);
    routes.get("/stores/{store}/reviews/{question}", pages::review);
    routes.post("/stores/{store}/reviews/{question}", reviews::post);
    routes.get("/stores/{store}/cameras", pages::cameras);
    routes.get("/stores/{store}/cameras/{picture}", cameras::picture);
    routes.get("/stores/{store}/moments/{movement}", cameras::moment);
    routes.get("/stores/{store}/health", pages::health);
    routes.get("/stores/{store}/find", pages::find);
    routes.get("/stores/{store}/events", stream::serve);
    routes.get("/assets/{version}/{name}", assets::serve);
    routes.get("/favicon.ico", ctx -> assets.serve(ctx, "favicon.svg"));
  }

  private void apiRoutes(RoutesConfig routes) {
    routes.get("/healthz", ctx -> ctx.json(Map.of("status", "up", "stores", stores.all().size())));
    routes.get("/metrics", metrics::scrape);
    routes.get("/api/stores", api::stores);
    routes.get("/api/stores/{store}", api::headline);
    routes.get("/api/stores/{store}/layout", api::layout);
    routes.get("/api/stores/{store}/floor", api::floor);
    routes.get("/api/stores/{store}/moments", api::moments);
    routes.get("/api/stores/{store}/cameras", cameras::states);
    routes.get("/api/stores/{store}/bills", api::bills);
    routes.get("/api/stores/{store}/receipts", api::receipts);
    routes.get("/api/stores/{store}/receipts/{visit}", api::receipt);
    routes.get("/api/stores/{store}/questions", api::questions);
    routes.get("/api/stores/{store}/questions/{question}", api::question);
    routes.post("/api/stores/{store}/questions/{question}", reviews::postJson);
    routes.get("/api/stores/{store}/health", api::health);
    routes.get("/api/stores/{store}/catalogue", api::catalogue);
    routes.get("/api/stores/{store}/observations", intake::get);
    routes.post("/api/stores/{store}/observations", intake::post);
  }

  private void errors(RoutesConfig routes) {
    routes.exception(Refused.class, (e, ctx) -> say(ctx, e.status, e.rule(), e.maybe));
    routes.exception(BadInputException.class, (e, ctx) -> say(ctx, 400, e.rule(), e.maybe()));
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> {
          switch (e.getStatus()) {
            case 404 ->
                say(
                    ctx,
                    404,
                    "There is no page (" + Guard.clip(ctx.path()) + ").",
                    "Maybe start at the first page.");
            case 405 ->
                say(
                    ctx,
                    405,
                    "That cannot be done with (" + Guard.clip(ctx.path()) + ").",
                    "Maybe another method was meant.");
            case 413 ->
                say(
                    ctx,
                    413,
                    "The request is longer than (" + settings.bodyBytesMax() + ") bytes.",
                    "Maybe send less.");
            default ->
                say(ctx, e.getStatus(), "The request cannot be answered.", "Maybe try again.");
          }
        });
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOG.error("The request ({} {}) failed.", ctx.method(), ctx.path(), e);
          say(
              ctx,
              500,
              "Something went wrong here; it was written to the log.",
              "Maybe try again.");
        });
  }

  private void say(Context ctx, int status, String rule, String maybe) {
    String accept = ctx.header("Accept");
    boolean wantsPage = accept != null && accept.contains("text/html");
    if (ctx.path().startsWith("/api/") || !wantsPage) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("status", status);
      error.put("rule", rule);
      error.put("maybe", maybe);
      ctx.status(status).json(error);
    } else {
      pages.error(ctx, status, rule, maybe);
    }
  }
}
