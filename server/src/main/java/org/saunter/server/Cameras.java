package org.saunter.server;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.saunter.server.Guard.Refused;
import org.saunter.server.live.FloorView.VisitBelief;
import org.saunter.server.live.MomentView;
import org.saunter.server.live.ReplayView;
import org.saunter.server.wall.Overlay;
import org.saunter.server.wall.Overlay.Body;
import org.saunter.server.wall.Overlay.Front;
import org.saunter.server.wall.Overlay.Hand;
import org.saunter.server.wall.Overlay.Outline;
import org.saunter.server.wall.WallPicture;

/**
 * Pictures of cameras, and the seconds around a movement. There is no other way to a picture, and
 * none that a browser or a proxy may keep.
 */
final class Cameras {
  private static final String JPEG = ".jpg";
  private static final String JSON = ".json";
  private static final VisitBelief NOBODY = new VisitBelief(0, 0);

  private final Stores stores;

  Cameras(Stores stores) {
    this.stores = stores;
  }

  /**
   * A picture with what is drawn over it.
   *
   * @param jpeg the picture, heads blurred
   */
  @SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
  record Shown(
      String cameraId,
      long number,
      long atNanos,
      int widthPx,
      int heightPx,
      byte[] jpeg,
      List<Person> people,
      List<Held> hands,
      List<Front> fronts) {}

  /** A body with the likeliest visit behind its track; 0 if nobody knows. */
  record Person(
      String trackId, long visitId, int ppm, Outline outline, double footXPx, double footYPx) {}

  /** A hand with the likeliest visit behind its track. */
  record Held(String trackId, long visitId, double xPx, double yPx, String holds) {}

  /** The seconds around a movement, with the movement itself unless it is forgotten. */
  void moment(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    String name = ctx.pathParam("movement");
    long id = Pages.number(name.endsWith(JSON) ? cut(name, JSON) : name, "movement");
    ReplayView replay = e.shop().replay(id);
    if (replay == null) {
      throw new Refused(
          404,
          "The seconds around movement (" + id + ") are not kept.",
          "Maybe its receipt is long settled; 'saunter explain' finds it in the journal.");
    }
    MomentView moment = e.shop().moment(id);
    ctx.json(
        moment == null ? Map.of("replay", replay) : Map.of("replay", replay, "moment", moment));
  }

  /** The states of all cameras, without pictures. */
  void states(Context ctx) {
    ctx.json(stores.of(ctx).wall().view());
  }

  /** {@code CAMERA.jpg}: the newest picture; {@code CAMERA.json}: with its overlay. */
  void picture(Context ctx) {
    Stores.Entry e = stores.of(ctx);
    String name = ctx.pathParam("picture");
    boolean isJpeg = name.endsWith(JPEG);
    if (!isJpeg && !name.endsWith(JSON)) {
      throw noPicture(name);
    }
    String cameraId = cut(name, isJpeg ? JPEG : JSON);
    WallPicture picture = e.wall().look(cameraId, ctx.ip()).orElseThrow(() -> noPicture(cameraId));
    ctx.header("Cache-Control", "no-store");
    ctx.header("Saunter-Picture", Long.toString(picture.number()));
    if (isJpeg) {
      ctx.contentType("image/jpeg").result(picture.blurredJpeg());
    } else {
      ctx.json(shown(picture, e));
    }
  }

  private static String cut(String name, String end) {
    return name.substring(0, name.length() - end.length());
  }

  private static Refused noPicture(String cameraId) {
    return new Refused(
        404,
        "There is no picture of camera (" + Guard.clip(cameraId) + ") here.",
        "Maybe it has not delivered one yet.");
  }

  private static Shown shown(WallPicture p, Stores.Entry e) {
    Overlay overlay = p.overlay();
    List<String> tracks = new ArrayList<>();
    overlay.people().forEach(body -> tracks.add(body.trackId()));
    overlay.hands().forEach(hand -> tracks.add(hand.trackId()));
    Map<String, VisitBelief> visits = e.shop().visitsOf(tracks);
    Function<String, VisitBelief> visit = track -> visits.getOrDefault(track, NOBODY);
    return new Shown(
        p.cameraId(),
        p.number(),
        p.atNanos(),
        p.widthPx(),
        p.heightPx(),
        p.blurredJpeg(),
        overlay.people().stream()
            .filter(b -> isDrawable(b.outline()) && areDrawable(b.footXPx(), b.footYPx()))
            .map(b -> person(b, visit.apply(b.trackId())))
            .toList(),
        overlay.hands().stream()
            .filter(h -> areDrawable(h.xPx(), h.yPx()))
            .map(h -> held(h, visit.apply(h.trackId())))
            .toList(),
        overlay.fronts().stream()
            .filter(f -> f.points().stream().allMatch(Double::isFinite))
            .toList());
  }

  private static Person person(Body b, VisitBelief visit) {
    return new Person(
        b.trackId(), visit.visitId(), visit.ppm(), b.outline(), b.footXPx(), b.footYPx());
  }

  private static Held held(Hand h, VisitBelief visit) {
    return new Held(h.trackId(), visit.visitId(), h.xPx(), h.yPx(), h.holds());
  }

  private static boolean isDrawable(Outline outline) {
    return switch (outline) {
      case Overlay.Box b -> areDrawable(b.leftPx(), b.topPx(), b.rightPx(), b.bottomPx());
      case Overlay.Ellipse e ->
          areDrawable(e.centreXPx(), e.centreYPx(), e.radiusXPx(), e.radiusYPx(), e.turnDegrees());
    };
  }

  private static boolean areDrawable(Double... values) {
    return Stream.of(values).allMatch(Double::isFinite);
  }
}
