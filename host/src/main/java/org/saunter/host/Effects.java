package org.saunter.host;

import java.util.List;
import org.saunter.model.Fact;
import org.saunter.model.Fact.BillChanged;
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
import org.saunter.model.Fact.ReceiptCorrected;
import org.saunter.model.Fact.ReceiptDecided;
import org.saunter.model.Fact.ReceiptProposed;
import org.saunter.model.Fact.SensorHealthChanged;
import org.saunter.model.Fact.ShelfMoved;
import org.saunter.model.Fact.UnweighedMoved;
import org.saunter.model.Fact.VisitEnded;
import org.saunter.model.Fact.VisitOpened;

/** Which facts somebody outside waits for: they are written at once, the rest with them. */
final class Effects {
  private final boolean bills;

  Effects(boolean bills) {
    this.bills = bills;
  }

  boolean areWaitedFor(List<Fact> facts) {
    for (Fact fact : facts) {
      if (isWaitedFor(fact)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWaitedFor(Fact fact) {
    return switch (fact) {
      case EntryRequested f -> true; // somebody stands at the gate
      case EntryRefused f -> true;
      case VisitOpened f -> true;
      case ReceiptProposed f -> true; // money moves
      case ReceiptDecided f -> true;
      case ReceiptCorrected f -> true;
      case QuestionAsked f -> true; // a person looks
      case QuestionClosed f -> true;
      case BillChanged f -> bills;
      case PersonEntered f -> false;
      case PersonLeft f -> false;
      case VisitEnded f -> false;
      case IdentityMixed f -> false;
      case ShelfMoved f -> false;
      case UnweighedMoved f -> false;
      case MovementExplained f -> false;
      case PaymentNoted f -> false;
      case SensorHealthChanged f -> false;
      case MisplacedItem f -> false;
      case ObservationRefused f -> false;
    };
  }
}
