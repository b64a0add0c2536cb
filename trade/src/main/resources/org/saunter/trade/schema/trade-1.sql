CREATE TABLE store (
  store_id TEXT PRIMARY KEY,
  retailer_id TEXT NOT NULL,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Facts whose effect is complete. A fact that stands here is never worked off again.
CREATE TABLE handled (
  store_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  fact_index INTEGER NOT NULL,
  PRIMARY KEY (store_id, position, fact_index)
) STRICT, WITHOUT ROWID;

-- What the store was or will be told. Position 0 marks answers that no fact asked for.
CREATE TABLE answer (
  store_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  position INTEGER NOT NULL,
  fact_index INTEGER NOT NULL,
  acknowledged INTEGER NOT NULL DEFAULT 0,
  at_nanos INTEGER NOT NULL,
  kind TEXT NOT NULL,
  gate_id TEXT NOT NULL DEFAULT '',
  credential_kind TEXT NOT NULL DEFAULT 'NONE',
  token TEXT NOT NULL DEFAULT '',
  decision TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  party_size INTEGER NOT NULL DEFAULT 0,
  visit_id INTEGER NOT NULL DEFAULT 0,
  step TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '',
  amount_minor INTEGER NOT NULL DEFAULT 0,
  detail TEXT NOT NULL,
  PRIMARY KEY (store_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_by_fact ON answer (store_id, position, fact_index);
CREATE INDEX answer_open ON answer (store_id) WHERE acknowledged = 0 AND position = 0;

CREATE TABLE token_role (
  retailer_id TEXT NOT NULL,
  token TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (retailer_id, token)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment (
  payment_id INTEGER PRIMARY KEY,
  store_id TEXT NOT NULL REFERENCES store,
  retailer_id TEXT NOT NULL,
  credential_kind TEXT NOT NULL,
  token TEXT NOT NULL,
  gate_id TEXT NOT NULL,
  party_size INTEGER NOT NULL,
  currency TEXT NOT NULL,
  opened_nanos INTEGER NOT NULL,
  entry_position INTEGER NOT NULL,
  entry_index INTEGER NOT NULL,
  cause_position INTEGER NOT NULL,
  cause_index INTEGER NOT NULL,
  visit_id INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  hold_key TEXT NOT NULL DEFAULT '',
  wanted_minor INTEGER NOT NULL DEFAULT 0 CHECK (wanted_minor >= 0),
  held_minor INTEGER NOT NULL DEFAULT 0 CHECK (held_minor >= 0),
  decided INTEGER NOT NULL DEFAULT 0,
  due_minor INTEGER NOT NULL DEFAULT 0 CHECK (due_minor >= 0),
  captured_minor INTEGER NOT NULL DEFAULT 0 CHECK (captured_minor >= 0),
  refunded_minor INTEGER NOT NULL DEFAULT 0 CHECK (refunded_minor BETWEEN 0 AND captured_minor),
  till_minor INTEGER NOT NULL DEFAULT 0 CHECK (till_minor >= 0),
  held_again INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX payment_by_visit ON payment (store_id, visit_id) WHERE visit_id > 0;
CREATE UNIQUE INDEX payment_by_entry ON payment (store_id, entry_position, entry_index);
CREATE INDEX payment_unbound ON payment (store_id, opened_nanos)
  WHERE visit_id = 0 AND state = 'HELD';
CREATE INDEX payment_owing ON payment (retailer_id, token) WHERE state = 'OUTSTANDING';

-- Each call to the processor, written before it is made. At most one of a payment is PENDING.
CREATE TABLE processor_step (
  key TEXT PRIMARY KEY,
  payment_id INTEGER NOT NULL REFERENCES payment,
  store_id TEXT NOT NULL,
  step TEXT NOT NULL,
  hold_key TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  request_hash TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  due_nanos INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX step_by_payment ON processor_step (payment_id);
CREATE UNIQUE INDEX step_pending ON processor_step (payment_id) WHERE state = 'PENDING';
CREATE INDEX step_due ON processor_step (store_id, due_nanos) WHERE state = 'PENDING';

CREATE TABLE ledger_transfer (
  transfer_id INTEGER PRIMARY KEY,
  cause TEXT NOT NULL UNIQUE,
  store_id TEXT NOT NULL REFERENCES store,
  payment_id INTEGER NOT NULL,
  at_nanos INTEGER NOT NULL,
  kind TEXT NOT NULL,
  debit TEXT NOT NULL,
  credit TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  CHECK (debit <> credit)
) STRICT;
CREATE INDEX transfer_by_payment ON ledger_transfer (payment_id);
CREATE TRIGGER ledger_transfer_no_update BEFORE UPDATE ON ledger_transfer
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no update'); END;
CREATE TRIGGER ledger_transfer_no_delete BEFORE DELETE ON ledger_transfer
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no delete'); END;
-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER ledger_transfer_no_replace BEFORE INSERT ON ledger_transfer
  WHEN EXISTS (SELECT 1 FROM ledger_transfer WHERE transfer_id = NEW.transfer_id)
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no replace'); END;
CREATE TRIGGER ledger_transfer_once BEFORE INSERT ON ledger_transfer
  WHEN EXISTS (SELECT 1 FROM ledger_transfer
    WHERE cause = NEW.cause AND transfer_id <> NEW.transfer_id)
  BEGIN SELECT RAISE(IGNORE); END;

CREATE TABLE receipt (
  store_id TEXT NOT NULL REFERENCES store,
  number INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  visit_id INTEGER NOT NULL,
  entered_nanos INTEGER NOT NULL,
  decided_nanos INTEGER NOT NULL,
  currency TEXT NOT NULL,
  prices_include_tax INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  certainty_ppm INTEGER NOT NULL,
  reviewed INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (store_id, number, revision)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX receipt_by_visit ON receipt (store_id, visit_id, revision);
CREATE TABLE receipt_line (
  store_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  line INTEGER NOT NULL,
  sku TEXT NOT NULL,
  name TEXT NOT NULL,
  count INTEGER NOT NULL,
  unit_minor INTEGER NOT NULL,
  tax_class TEXT NOT NULL,
  certainty_ppm INTEGER NOT NULL,
  movement_ids TEXT NOT NULL,
  PRIMARY KEY (store_id, number, revision, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE receipt_tax (
  store_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  tax_class TEXT NOT NULL,
  rate_ppm INTEGER NOT NULL,
  net_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  PRIMARY KEY (store_id, number, revision, tax_class)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt
  BEGIN SELECT RAISE(ABORT, 'a receipt is never changed: write a revision'); END;
CREATE TRIGGER receipt_no_replace BEFORE INSERT ON receipt
  WHEN EXISTS (SELECT 1 FROM receipt WHERE store_id = NEW.store_id AND number = NEW.number AND revision = NEW.revision)
  BEGIN SELECT RAISE(ABORT, 'a receipt is never changed: write a revision'); END;
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt
  BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;
CREATE TRIGGER receipt_line_no_update BEFORE UPDATE ON receipt_line
  BEGIN SELECT RAISE(ABORT, 'a receipt is never changed: write a revision'); END;
CREATE TRIGGER receipt_line_no_replace BEFORE INSERT ON receipt_line
  WHEN EXISTS (SELECT 1 FROM receipt_line WHERE store_id = NEW.store_id AND number = NEW.number AND revision = NEW.revision AND line = NEW.line)
  BEGIN SELECT RAISE(ABORT, 'a receipt is never changed: write a revision'); END;
CREATE TRIGGER receipt_line_no_delete BEFORE DELETE ON receipt_line
  BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;
CREATE TRIGGER receipt_tax_no_update BEFORE UPDATE ON receipt_tax
  BEGIN SELECT RAISE(ABORT, 'a receipt is never changed: write a revision'); END;
CREATE TRIGGER receipt_tax_no_replace BEFORE INSERT ON receipt_tax
  WHEN EXISTS (SELECT 1 FROM receipt_tax WHERE store_id = NEW.store_id AND number = NEW.number AND revision = NEW.revision AND tax_class = NEW.tax_class)
  BEGIN SELECT RAISE(ABORT, 'a receipt is never changed: write a revision'); END;
CREATE TRIGGER receipt_tax_no_delete BEFORE DELETE ON receipt_tax
  BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;

-- What a later correction would have added to a receipt: never charged.
CREATE TABLE waiver (
  store_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  fact_index INTEGER NOT NULL,
  visit_id INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  PRIMARY KEY (store_id, position, fact_index)
) STRICT, WITHOUT ROWID;
