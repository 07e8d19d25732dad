extension HistorySchema {
  /// The first form. `docs/history-format.md` describes it for those who read it with SQL.
  static let firstForm = """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    CREATE TABLE rubric (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL, schema_sha256 TEXT NOT NULL,
      judging_sha256 TEXT NOT NULL, UNIQUE (sha256, schema_sha256));
    CREATE TABLE rubric_file (
      rubric INTEGER NOT NULL REFERENCES rubric, number INTEGER NOT NULL, path TEXT NOT NULL, content BLOB NOT NULL,
      PRIMARY KEY (rubric, number)) WITHOUT ROWID;

    CREATE TABLE run (
      id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL UNIQUE, is_finished INTEGER NOT NULL DEFAULT 0,
      writer TEXT NOT NULL, engine TEXT NOT NULL, saved_on INTEGER NOT NULL, as_of INTEGER, from_day INTEGER,
      basis TEXT NOT NULL, sample TEXT, groupings TEXT NOT NULL, labels TEXT NOT NULL, escalation TEXT,
      identifiers TEXT NOT NULL, rescored_from TEXT, reaudit_of TEXT,
      records_read INTEGER NOT NULL DEFAULT 0, cases INTEGER NOT NULL DEFAULT 0, left_out INTEGER NOT NULL DEFAULT 0,
      with_identifiers INTEGER NOT NULL DEFAULT 0, could_not_be_read INTEGER NOT NULL DEFAULT 0,
      unreadable_values INTEGER NOT NULL DEFAULT 0, with_alert INTEGER NOT NULL DEFAULT 0,
      with_open_alert INTEGER NOT NULL DEFAULT 0, first_from INTEGER, last_from INTEGER, first_to INTEGER, last_to INTEGER,
      tally_layout INTEGER NOT NULL DEFAULT 0,
      cases_purged INTEGER NOT NULL DEFAULT 0, is_purged INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE run_rubric (
      run INTEGER NOT NULL, part INTEGER NOT NULL, rubric INTEGER NOT NULL REFERENCES rubric,
      left_out INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (run, part)) WITHOUT ROWID;
    CREATE TABLE input (
      run INTEGER NOT NULL, number INTEGER NOT NULL, place INTEGER, path TEXT, sha256 TEXT, records INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (run, number)) WITHOUT ROWID;
    CREATE TABLE problem (run INTEGER NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (run, number))
      WITHOUT ROWID;

    CREATE TABLE subject (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE label_set (id INTEGER PRIMARY KEY, labels TEXT NOT NULL UNIQUE);
    CREATE TABLE case_audit (
      run INTEGER NOT NULL, number INTEGER NOT NULL, subject INTEGER NOT NULL, labels INTEGER NOT NULL, from_day INTEGER,
      to_day INTEGER NOT NULL, data_day INTEGER, input INTEGER NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (run, number))
      WITHOUT ROWID;
    CREATE UNIQUE INDEX case_audit_of_subject ON case_audit (subject, run);
    CREATE TABLE judgement (
      run INTEGER NOT NULL, number INTEGER NOT NULL, part INTEGER NOT NULL, criteria TEXT, themes TEXT, features TEXT,
      levels TEXT, caps TEXT, PRIMARY KEY (run, number, part)) WITHOUT ROWID;
    CREATE TABLE alert (
      run INTEGER NOT NULL, number INTEGER NOT NULL, alert INTEGER NOT NULL, is_raised INTEGER NOT NULL, silent TEXT,
      silent_count INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (run, number, alert)) WITHOUT ROWID;

    CREATE TABLE tally (
      run INTEGER NOT NULL, part INTEGER NOT NULL, labels INTEGER NOT NULL, month INTEGER NOT NULL,
      first_to INTEGER NOT NULL, last_to INTEGER NOT NULL, counts BLOB NOT NULL, PRIMARY KEY (run, part, labels, month))
      WITHOUT ROWID;
    CREATE TABLE alert_tally (
      run INTEGER NOT NULL, alert INTEGER NOT NULL, title TEXT NOT NULL, action TEXT NOT NULL, raised INTEGER NOT NULL,
      not_ruled_out INTEGER NOT NULL, PRIMARY KEY (run, alert)) WITHOUT ROWID;
    CREATE TABLE overlap (
      run INTEGER NOT NULL, other INTEGER NOT NULL, cases INTEGER NOT NULL, PRIMARY KEY (run, other)) WITHOUT ROWID;

    CREATE TABLE backup (path TEXT PRIMARY KEY, made_on INTEGER NOT NULL) WITHOUT ROWID;
    """
}
