package org.saunter.sim;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Credential;
import org.saunter.model.Role;

/** People who came together on one credential. */
final class Party {
  final String visitKey;
  final Credential credential;
  final Role role;
  final List<Person> members = new ArrayList<>();
  long enteredNanos;
  int inside;
  int gone;

  Party(String visitKey, Credential credential, Role role) {
    this.visitKey = visitKey;
    this.credential = credential;
    this.role = role;
  }
}
