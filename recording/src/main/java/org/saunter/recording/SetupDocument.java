package org.saunter.recording;

import java.util.List;
import org.saunter.model.BadInputException;
import org.saunter.model.Catalogue;
import org.saunter.model.Layout;
import org.saunter.model.Planogram;
import org.saunter.model.Product;
import org.saunter.model.StoreProfile;
import org.saunter.model.StoreSetup;

/** A whole setup as one JSON object. */
record SetupDocument(
    StoreProfile profile, Layout layout, List<Product> products, Planogram planogram) {

  static SetupDocument of(StoreSetup setup) {
    return new SetupDocument(
        setup.profile(), setup.layout(), setup.catalogue().products(), setup.planogram());
  }

  StoreSetup toSetup() {
    Catalogue.Accepted accepted = Catalogue.accept(products);
    if (!accepted.problems().isEmpty()) {
      Catalogue.Problem first = accepted.problems().getFirst();
      throw new BadInputException(first.rule(), first.maybe());
    }
    return new StoreSetup(profile, layout, accepted.catalogue(), planogram);
  }
}
