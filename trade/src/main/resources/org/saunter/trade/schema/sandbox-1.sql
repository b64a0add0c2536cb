CREATE TABLE operation (
  key TEXT PRIMARY KEY,
  request_hash TEXT NOT NULL,
  step TEXT NOT NULL,
  hold_key TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  -- '' until it acts, then 'APPROVED' or the name of the decline
  outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hold (
  hold_key TEXT PRIMARY KEY,
  token TEXT NOT NULL,
  currency TEXT NOT NULL,
  state TEXT NOT NULL,
  reserved_minor INTEGER NOT NULL CHECK (reserved_minor >= 0),
  captured_minor INTEGER NOT NULL CHECK (captured_minor >= 0),
  refunded_minor INTEGER NOT NULL CHECK (refunded_minor BETWEEN 0 AND captured_minor),
  expires_nanos INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
