package org.saunter.trade;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each scenario is one screen: seconds, call, and what the store is told. Every one ends with the
 * conservation checks of {@link Shop#conserved}. Prices: cola 1.99, chips 2.49, wine 12.99.
 */
class PaymentScenariosTest {
  @TempDir Path folder;

  private void shop(String script) {
    try (Shop shop = new Shop(folder)) {
      shop.run(script);
    }
  }

  // A: somebody shops and pays

  @Test
  void a01HoldThenCapture() {
    shop(
        """
         0  ask card-1                 -> ADMITTED SHOPPER HOLD_PLACED
         1  open 1 card-1              -> visit 1 HOLD DONE 20.00
        60  decide 1 cola*2 chips      -> visit 1 CAPTURE DONE 6.47
        """);
  }

  @Test
  void a02NothingTakenReleasesTheHold() {
    shop(
        """
         0  ask card-1                 -> ADMITTED SHOPPER HOLD_PLACED
         1  open 1 card-1              -> visit 1 HOLD DONE 20.00
        60  decide 1 nothing           -> visit 1 CANCEL DONE 0.00
        """);
  }

  @Test
  void a03TheBillOutgrowsTheHold() {
    shop(
        """
         0  ask card-1                 -> ADMITTED SHOPPER HOLD_PLACED
         1  open 1 card-1              -> visit 1 HOLD DONE 20.00
        60  decide 1 wine*2            -> visit 1 ADJUST DONE 25.98; visit 1 CAPTURE DONE 25.98
        """);
  }

  @Test
  void a04TwoVisitsOnOneCard() {
    shop(
        """
         0  ask card-1                 -> ADMITTED SHOPPER HOLD_PLACED
         1  open 1 card-1              -> visit 1 HOLD DONE 20.00
        60  decide 1 cola              -> visit 1 CAPTURE DONE 1.99
        90  ask card-1                 -> ADMITTED SHOPPER HOLD_PLACED
        91  open 2 card-1              -> visit 2 HOLD DONE 20.00
        99  decide 2 chips             -> visit 2 CAPTURE DONE 2.49
        """);
  }

  @Test
  void a05TappedTwiceIsOneHold() {
    shop(
        """
         0  ask card-1                 -> ADMITTED SHOPPER HOLD_PLACED
         1  ask card-1                 -> ADMITTED SHOPPER ALREADY_ADMITTED
         2  open 1 card-1              -> visit 1 HOLD DONE 20.00
        60  decide 1 cola              -> visit 1 CAPTURE DONE 1.99
        """);
  }

  @Test
  void a06AdmittedBySomebodyElseIsHeldAtTheEnd() {
    shop(
        """
         1  open 1 card-1              ->
        60  decide 1 cola              -> visit 1 HOLD DONE 1.99; visit 1 CAPTURE DONE 1.99
        61  open 2 card-2              ->
        62  decide 2 nothing           ->
        """);
  }

  @Test
  void a07AnUnusedHoldIsReleased() {
    shop(
        """
          0  ask card-1                -> ADMITTED SHOPPER HOLD_PLACED
        599  settle                    ->
        601  settle                    ->
        602  ask card-1                -> ADMITTED SHOPPER HOLD_PLACED
        """);
  }

  // B: who is not billed

  @Test
  void b01StaffTestersGuests() {
    shop(
        """
         0  ask badge-7                -> ADMITTED STAFF STAFF_BADGE
         1  open 1 badge-7 STAFF       ->
         2  ask tester-7               -> ADMITTED TESTER TESTER_TOKEN
         3  open 2 tester-7 TESTER     ->
         4  ask guest-7                -> ADMITTED UNTRACKED STAFF_ADMISSION
         5  ask none-7                 -> REFUSED UNTRACKED NO_CREDENTIAL
        60  decide 1 not-billed        ->
        61  decide 2 not-billed        ->
        """);
  }

  @Test
  void b02ARegisteredTester() {
    shop(
        """
         0  ask palm-9                 -> ADMITTED SHOPPER HOLD_PLACED
         1  open 1 palm-9              -> visit 1 HOLD DONE 20.00
         9  decide 1 nothing           -> visit 1 CANCEL DONE 0.00
        10  tester palm-9              ->
        11  ask palm-9                 -> ADMITTED TESTER TESTER_TOKEN
        """);
  }

  // C: the bank says no

  @Test
  void c01DeclinedAtTheGate() {
    shop("0 ask card-decline-1 -> REFUSED SHOPPER CARD_DECLINED");
  }

  @Test
  void c02TheHoldCannotGrowSoWhatIsHeldIsTaken() {
    shop(
        """
         0  ask card-low-funds-1       -> ADMITTED SHOPPER HOLD_PLACED
         1  open 1 card-low-funds-1    -> visit 1 HOLD DONE 20.00
        60  decide 1 wine*2            -> visit 1 ADJUST DECLINED 25.98 INSUFFICIENT_FUNDS; \
        visit 1 CAPTURE DONE 20.00
        70  ask card-low-funds-1       -> REFUSED SHOPPER OUTSTANDING_BALANCE
        80  till card-low-funds-1      -> 5.98
        81  till card-low-funds-1      -> 0.00
        90  ask card-low-funds-1       -> ADMITTED SHOPPER HOLD_PLACED
        """);
  }

  @Test
  void c03DeclinedAfterExitIsOwed() {
    shop(
        """
         0  ask card-decline-capture-1     -> ADMITTED SHOPPER HOLD_PLACED
         1  open 1 card-decline-capture-1  -> visit 1 HOLD DONE 20.00
        60  decide 1 cola                  -> visit 1 CAPTURE DECLINED 1.99 CARD_DECLINED
        70  ask card-decline-capture-1     -> REFUSED SHOPPER OUTSTANDING_BALANCE
        71  ask card-2                     -> ADMITTED SHOPPER HOLD_PLACED
        80  correct 1 nothing              ->
        90  ask card-decline-capture-1     -> ADMITTED SHOPPER HOLD_PLACED
        """);
  }

  @Test
  void c04AnExpiredHoldIsPlacedAgain() {
    shop(
        """
         0  ask card-hold-expires-1        -> ADMITTED SHOPPER HOLD_PLACED
         1  open 1 card-hold-expires-1     -> visit 1 HOLD DONE 20.00
        60  decide 1 cola                  -> visit 1 CAPTURE DECLINED 1.99 HOLD_EXPIRED; \
        visit 1 HOLD DONE 1.99; visit 1 CAPTURE DONE 1.99
        61  ask card-hold-expires-2        -> ADMITTED SHOPPER HOLD_PLACED
        61  open 2 card-hold-expires-2     -> visit 2 HOLD DONE 20.00
        90  decide 2 wine*2                -> visit 2 ADJUST DECLINED 25.98 HOLD_EXPIRED; \
        visit 2 HOLD DONE 25.98; visit 2 CAPTURE DONE 25.98
        91  ask card-hold-expires-3        -> ADMITTED SHOPPER HOLD_PLACED
        92  open 3 card-hold-expires-3     -> visit 3 HOLD DONE 20.00
        99  decide 3 nothing               -> visit 3 CANCEL DECLINED 0.00 HOLD_EXPIRED
        """);
  }

  // D: the processor is silent

  @Test
  void d01SilentOnceAtTheGate() {
    shop(
        """
         0    ask card-timeout-1           ->
         0.1  ask card-timeout-1           ->
         0.4  settle                       ->
         0.5  settle                       -> ADMITTED SHOPPER HOLD_PLACED
         0.9  settle                       ->
         1    open 1 card-timeout-1        -> visit 1 HOLD DONE 20.00
        60    decide 1 cola                -> visit 1 CAPTURE UNKNOWN 1.99 no answer at call 1
        60.5  settle                       -> visit 1 CAPTURE DONE 1.99
        """);
  }

  @Test
  void d02TheAnswerIsLostButTheMoneyMoved() {
    shop(
        """
         0    ask card-lost-answer-1       ->
         0.5  settle                       -> ADMITTED SHOPPER HOLD_PLACED
         1    open 1 card-lost-answer-1    -> visit 1 HOLD DONE 20.00
        60    decide 1 cola                -> visit 1 CAPTURE UNKNOWN 1.99 no answer at call 1
        60.5  settle                       -> visit 1 CAPTURE DONE 1.99
        70    correct 1 nothing            -> visit 1 REFUND UNKNOWN 1.99 no answer at call 1
        71    settle                       -> visit 1 REFUND DONE 1.99
        """);
  }

  @Test
  void d03SilentAtTheGateForTooLong() {
    shop(
        """
         0    ask card-silent-1            ->
         0.5  settle                       ->
         1.5  settle                       ->
         3.5  settle                       ->
         7.4  settle                       ->
         7.5  settle                       -> REFUSED SHOPPER PROCESSOR_SILENT
         8    settle                       ->
        """);
  }

  @Test
  void d04ACorrectionOvertakesTheCapture() {
    shop(
        """
         0    ask card-timeout-1           ->
         0.5  settle                       -> ADMITTED SHOPPER HOLD_PLACED
         1    open 1 card-timeout-1        -> visit 1 HOLD DONE 20.00
        60    decide 1 cola*2              -> visit 1 CAPTURE UNKNOWN 3.98 no answer at call 1
        60.1  correct 1 cola               -> visit 1 CAPTURE DONE 3.98; \
        visit 1 REFUND UNKNOWN 1.99 no answer at call 1
        61    settle                       -> visit 1 REFUND DONE 1.99
        """);
  }

  @Test
  void d05GivenUpAndTakenUpAgain() {
    StringBuilder script =
        new StringBuilder(
            """
            0   ask card-silent-capture-1     -> ADMITTED SHOPPER HOLD_PLACED
            1   open 1 card-silent-capture-1  -> visit 1 HOLD DONE 20.00
            60  decide 1 cola          -> visit 1 CAPTURE UNKNOWN 1.99 no answer at call 1
            """);
    for (int call = 2; call < 20; call++) {
      script.append(1_000 * call).append(" settle ->\n");
    }
    shop(
        script
            + """
            20000 settle     -> visit 1 CAPTURE UNKNOWN 1.99 GIVEN_UP
            30000 settle     ->
            30001 retry      -> 1
            30002 settle     -> visit 1 CAPTURE UNKNOWN 1.99 no answer at call 21
            """);
  }

  @Test
  void d06WhoeverWasAdmittedBySomebodyElseAndIsSilent() {
    StringBuilder script =
        new StringBuilder(
            """
            1   open 1 card-silent-1   ->
            60  decide 1 cola          -> visit 1 HOLD UNKNOWN 1.99 no answer at call 1
            """);
    for (int call = 2; call < 20; call++) {
      script.append(1_000 * call).append(" settle ->\n");
    }
    shop(
        script
            + """
            20000 settle     -> visit 1 HOLD UNKNOWN 1.99 GIVEN_UP
            30001 retry      -> 1
            30002 correct 1 nothing -> visit 1 HOLD UNKNOWN 1.99 no answer at call 21
            30003 settle     ->
            """);
  }

  // E: corrections

  @Test
  void e01PartIsPaidBack() {
    shop(
        """
         0  ask card-1                 -> ADMITTED SHOPPER HOLD_PLACED
         1  open 1 card-1              -> visit 1 HOLD DONE 20.00
        60  decide 1 cola*2 chips      -> visit 1 CAPTURE DONE 6.47
        70  correct 1 cola chips       -> visit 1 REFUND DONE 1.99
        80  correct 1 nothing          -> visit 1 REFUND DONE 4.48
        """);
  }

  @Test
  void e02MoreIsNeverChargedAfterwards() {
    shop(
        """
         0  ask card-1                 -> ADMITTED SHOPPER HOLD_PLACED
         1  open 1 card-1              -> visit 1 HOLD DONE 20.00
        60  decide 1 cola              -> visit 1 CAPTURE DONE 1.99
        70  correct 1 cola wine        ->
        80  correct 1 stamp            -> visit 1 REFUND DONE 1.04
        """);
  }

  @Test
  void e03TheProcessorWillNotPayBack() {
    shop(
        """
         0  ask card-decline-refund-1     -> ADMITTED SHOPPER HOLD_PLACED
         1  open 1 card-decline-refund-1  -> visit 1 HOLD DONE 20.00
        60  decide 1 cola                 -> visit 1 CAPTURE DONE 1.99
        70  correct 1 nothing             -> visit 1 REFUND DECLINED 1.99 CARD_DECLINED
        """);
  }
}
