package org.saunter.server.live;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Fact;
import org.saunter.model.Fact.BillChanged;
import org.saunter.model.Fact.Decision;
import org.saunter.model.Fact.EntryRefused;
import org.saunter.model.Fact.EntryRequested;
import org.saunter.model.Fact.IdentityMixed;
import org.saunter.model.Fact.MisplacedItem;
import org.saunter.model.Fact.MovementExplained;
import org.saunter.model.Fact.ObservationRefused;
import org.saunter.model.Fact.PaymentNoted;
import org.saunter.model.Fact.PersonEntered;
import org.saunter.model.Fact.PersonLeft;
import org.saunter.model.Fact.QuestionAsked;
import org.saunter.model.Fact.QuestionClosed;
import org.saunter.model.Fact.QuestionEnd;
import org.saunter.model.Fact.ReceiptCorrected;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.model.Fact.ShelfMoved;
import org.saunter.model.Fact.UnweighedMoved;
import org.saunter.model.Fact.VisitEnded;
import org.saunter.model.Fact.VisitOpened;
import org.saunter.model.Observation;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Role;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;
import org.saunter.recording.UnreadableCount;
import org.saunter.server.live.FloorView.VisitBelief;

/**
 * One store as its pages show it. The store's thread feeds it with {@link #on}, in order; any
 * thread may read. Memory is bounded: the oldest receipts, moments and questions are forgotten.
 */
public final class LiveShop {
  /** A line at least this sure is shown as certain. */
  public static final int SOLID_PPM = 980_000;

  private final StoreSetup setup;
  private final Words words;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Topic, Long> versions = new EnumMap<>(Topic.class);
  private final FloorBoard floor = new FloorBoard();
  private final ClockGuard clock = new ClockGuard();
  private final Replays replays;
  private final Moments moments;
  private final QuestionBook questions;
  private final TruthBook truths = new TruthBook();
  private final ReceiptBook receipts = new ReceiptBook(truths);
  private final HealthBook health;
  private final Tally tally = new Tally();
  private final VisitBook visits;

  public LiveShop(StoreSetup setup) {
    this.setup = setup;
    words = new Words(setup.catalogue());
    visits = new VisitBook(setup.catalogue(), words);
    moments = new Moments(floor, words);
    replays = new Replays(new ReplayCutter(setup.layout(), floor, words));
    questions = new QuestionBook(moments);
    health = new HealthBook(setup.layout());
    for (Topic topic : Topic.values()) {
      versions.put(topic, 1L);
    }
  }

  public StoreSetup setup() {
    return setup;
  }

  public String storeId() {
    return setup.profile().storeId();
  }

  public Words words() {
    return words;
  }

  // Feeding

  /** Takes one observation and what became true because of it. */
  public void on(Observation observation, List<Fact> facts) {
    lock.lock();
    try {
      clock.lets(observation.atNanos());
      health.seen(observation);
      if (tally.observed(clock.nowNanos())) {
        touch(Topic.HEADLINE, Topic.HEALTH);
      }
      see(observation);
      replays.see(observation, clock.nowNanos());
      for (Fact fact : facts) {
        on(fact);
        replays.on(fact);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes what really happened, where somebody knows it. */
  public void truth(Truth truth) {
    if (truth instanceof Truth.Visited visited) {
      lock.lock();
      try {
        long visitId = truths.visited(visited);
        receipts.judge(visitId);
        touch(Topic.RECEIPTS, Topic.HEADLINE);
      } finally {
        lock.unlock();
      }
    }
  }

  /** Takes lines that could not be read; from any thread, also those of an earlier start. */
  public void unreadable(UnreadableCount lines) {
    lock.lock();
    try {
      health.unreadable(lines);
      touch(Topic.HEALTH);
    } finally {
      lock.unlock();
    }
  }

  /** Takes what became of readings on their way here; from any thread. */
  public void onTheWay(List<HealthView.Fate> fates) {
    lock.lock();
    try {
      health.onTheWay(fates);
      touch(Topic.HEALTH);
    } finally {
      lock.unlock();
    }
  }

  private void see(Observation observation) {
    if (observation instanceof PeopleTracked frame) {
      floor.see(frame);
      touch(Topic.FLOOR);
    } else if (observation instanceof GateCrossed crossing) {
      floor.cross(crossing);
      touch(Topic.FLOOR);
    }
    if (floor.isStale(clock.nowNanos())) {
      touch(Topic.FLOOR);
    }
  }

  private void on(Fact fact) {
    switch (fact) {
      case EntryRequested requested -> {} // whoever decides about entry answers; pages only watch
      case EntryRefused refused -> touch(Topic.HEADLINE);
      case VisitOpened opened -> open(opened);
      case PersonEntered entered -> enter(entered);
      case PersonLeft left -> leave(left);
      case VisitEnded ended -> {
        visits.end(ended);
        touch(Topic.BILLS);
      }
      case IdentityMixed mixed -> floor.mixed(mixed);
      case ShelfMoved moved -> {
        moments.moved(moved);
        touch(Topic.MOMENTS, Topic.FLOOR);
      }
      case UnweighedMoved moved -> {
        moments.unweighed(moved);
        touch(Topic.MOMENTS, Topic.FLOOR);
      }
      case MovementExplained explained -> explain(explained);
      case BillChanged changed -> {
        visits.bill(changed);
        touch(Topic.BILLS);
      }
      case ReceiptProposed proposed -> propose(proposed);
      case QuestionAsked asked -> ask(asked);
      case QuestionClosed closed -> close(closed);
      case ReceiptDecided decided -> decide(decided);
      case ReceiptCorrected corrected -> correct(corrected);
      case PaymentNoted note -> pay(note);
      case SensorHealthChanged change -> {
        health.changed(change);
        touch(Topic.HEALTH, Topic.CAMERAS);
      }
      case MisplacedItem misplaced -> touch(Topic.HEALTH);
      case ObservationRefused refused -> refuse(refused);
    }
  }

  private void touch(Topic... topics) {
    for (Topic topic : topics) {
      versions.merge(topic, 1L, Long::sum);
    }
  }

  private void open(VisitOpened o) {
    tally.visits++;
    visits.open(o);
    truths.opened(o.credential().token(), o.visitId());
    touch(Topic.BILLS, Topic.HEADLINE);
  }

  private void enter(PersonEntered entered) {
    floor.entered(entered);
    visits.enter(entered);
    touch(Topic.BILLS, Topic.HEADLINE);
  }

  private void leave(PersonLeft left) {
    visits.leave(left);
    touch(Topic.BILLS, Topic.HEADLINE);
  }

  private void explain(MovementExplained explained) {
    moments.explained(explained);
    questions.explained(explained);
    touch(Topic.MOMENTS, Topic.FLOOR, Topic.QUESTIONS);
  }

  private void propose(ReceiptProposed proposed) {
    VisitState visit = visits.propose(proposed);
    if (visit != null && visit.role == Role.SHOPPER) {
      tally.proposed++;
      tally.asked += proposed.decision() == Decision.ASK ? 1 : 0;
    }
    touch(Topic.BILLS, Topic.HEADLINE);
  }

  private void ask(QuestionAsked asked) {
    VisitState visit = visits.find(asked.visitId());
    if (visit != null) {
      questions.asked(asked, visit);
    }
    touch(Topic.QUESTIONS, Topic.HEADLINE);
  }

  private void close(QuestionClosed closed) {
    questions.closed(closed);
    QuestionView question = questions.find(closed.questionId());
    if (question != null && closed.end() == QuestionEnd.ANSWERED) {
      VisitState visit = visits.find(question.visitId());
      if (visit != null) {
        visit.reviewerId = closed.reviewerId();
      }
    }
    touch(Topic.QUESTIONS, Topic.HEADLINE);
  }

  private void decide(ReceiptDecided decided) {
    VisitState visit = visits.remove(decided.visitId());
    if (visit == null) {
      return;
    }
    List<LineView> lines = visits.lines(decided.lines());
    receipts.decided(visit, decided, lines, moments.behind(lines));
    if (visit.role == Role.SHOPPER) {
      if (!visit.asked && visit.exitNanos != 0) {
        tally.exitToReceipt((decided.atNanos() - visit.exitNanos) / 1_000_000);
      }
    }
    touch(Topic.BILLS, Topic.RECEIPTS, Topic.HEADLINE);
  }

  private void correct(ReceiptCorrected c) {
    if (receipts.corrected(
        c.visitId(), c.atNanos(), c.reason(), visits.lines(c.lines()), c.totalMinor())) {
      touch(Topic.RECEIPTS, Topic.HEADLINE);
    }
  }

  private void pay(PaymentNoted note) {
    VisitState visit = visits.find(note.visitId());
    if (visit == null) {
      visit = receipts.visit(note.visitId());
    }
    if (visit != null) {
      visit.pay(note);
      touch(Topic.RECEIPTS);
    }
  }

  private void refuse(ObservationRefused refused) {
    health.refused(refused);
    if (refused.source().startsWith(ReviewDesk.SOURCE)) {
      questions.refused(refused.sequence(), refused.rule() + " " + refused.maybe());
      touch(Topic.QUESTIONS);
    }
    touch(Topic.HEALTH, Topic.HEADLINE);
  }

  // Reading

  /** A number that grows whenever the topic changes. */
  public long version(Topic topic) {
    return locked(() -> versions.getOrDefault(topic, 0L));
  }

  /** Newest store time that was seen, nanoseconds; 0 before the first observation. */
  public long nowNanos() {
    return locked(() -> clock.nowNanos());
  }

  public FloorView floor() {
    return locked(
        () ->
            new FloorView(
                clock.nowNanos(), floor.dots(this::roleOf), moments.flashes(clock.nowNanos())));
  }

  private Role roleOf(long visitId) {
    VisitState visit = visits.find(visitId);
    return visit == null ? Role.SHOPPER : visit.role;
  }

  /** The newest movements, newest first. */
  public List<MomentView> newestMoments() {
    return locked(() -> moments.newest());
  }

  /** Bills without a receipt: shoppers inside first, the newest first; then those who left. */
  public List<BillView> bills() {
    return locked(() -> visits.bills());
  }

  /** The bill of one open visit, or null. */
  public @Nullable BillView bill(long visitId) {
    return locked(() -> visits.bill(visitId));
  }

  /** The newest receipts, newest first. */
  public List<ReceiptView> receipts(int max) {
    return locked(() -> receipts.newest(max));
  }

  /** The receipt of a visit, or null if there is none or it is forgotten. */
  public @Nullable ReceiptView receipt(long visitId) {
    return locked(() -> receipts.find(visitId));
  }

  /** Questions that wait for a person, the one that waits longest first. */
  public List<QuestionView> openQuestions() {
    return locked(() -> questions.open());
  }

  /** The last questions that ended, newest first. */
  public List<QuestionView> closedQuestions(int max) {
    return locked(() -> questions.closedLately(max));
  }

  /** A question, or null. */
  public @Nullable QuestionView question(long questionId) {
    return locked(() -> questions.find(questionId));
  }

  /**
   * Marks a question as being answered by the observation of that number; whether the caller is the
   * one who may answer. A claim ends when the engine closes the question, refuses the answer, or
   * says nothing for 15 seconds of store time.
   */
  public boolean claim(long questionId, String reviewerId, long sequence) {
    lock.lock();
    try {
      boolean claimed = questions.claim(questionId, reviewerId, sequence, clock.nowNanos());
      touch(Topic.QUESTIONS);
      return claimed;
    } finally {
      lock.unlock();
    }
  }

  /** Gives a claim back with the reason. */
  public void unclaim(long sequence, String problem) {
    lock.lock();
    try {
      questions.refused(sequence, problem);
      touch(Topic.QUESTIONS);
    } finally {
      lock.unlock();
    }
  }

  public HealthView health() {
    return locked(() -> health.view(clock.nowNanos()));
  }

  /** How many questions wait for a person. */
  public int waiting() {
    return locked(() -> questions.waiting());
  }

  public HeadlineView headline() {
    return locked(
        () ->
            tally.headline(
                clock.nowNanos(), floor.people(), receipts, questions.waiting(), health));
  }

  /** How each camera is: those of the layout, then others that somebody knows of. */
  public List<HealthView.Sensor> cameras(Collection<String> others) {
    return locked(() -> health.cameras(others));
  }

  /** The likeliest visits of tracks, for whoever draws them over a picture. */
  public Map<String, VisitBelief> visitsOf(Collection<String> trackIds) {
    return locked(
        () -> trackIds.stream().distinct().collect(Collectors.toMap(id -> id, floor::best)));
  }

  /** The seconds around a movement, or null if they are not kept any more. */
  public @Nullable ReplayView replay(long movementId) {
    return locked(() -> replays.find(movementId));
  }

  /** A movement as the pages tell it, or null if it is forgotten. */
  public @Nullable MomentView moment(long movementId) {
    return locked(() -> moments.find(movementId));
  }

  /** Movements whose seconds can be played again. */
  public Set<Long> replayable() {
    return locked(() -> replays.all());
  }

  private <T extends @Nullable Object> T locked(Supplier<T> read) {
    lock.lock();
    try {
      return read.get();
    } finally {
      lock.unlock();
    }
  }
}
