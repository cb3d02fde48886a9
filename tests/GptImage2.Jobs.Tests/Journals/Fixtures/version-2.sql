PRAGMA journal_mode = WAL;
PRAGMA application_id = 1196444209;
PRAGMA user_version = 2;

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE writer (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    process_id INTEGER NOT NULL,
    machine TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    token TEXT NOT NULL
) STRICT;

CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    mode TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT,
    process_id INTEGER NOT NULL,
    machine TEXT NOT NULL
) STRICT;

CREATE INDEX runs_by_job ON runs (job_id);

CREATE INDEX runs_that_run ON runs (id) WHERE ended_at IS NULL;

CREATE TABLE items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'failed')),
    acknowledged INTEGER NOT NULL,
    run_id INTEGER NOT NULL REFERENCES runs (id),
    requests INTEGER NOT NULL,
    corrections INTEGER NOT NULL,
    repairs INTEGER NOT NULL,
    error_type TEXT,
    error_message TEXT,
    violations TEXT,
    input_tokens INTEGER,
    output_tokens INTEGER,
    cached_input_tokens INTEGER,
    cache_write_tokens INTEGER,
    image_input_tokens INTEGER,
    reasoning_tokens INTEGER,
    cost INTEGER,
    seconds REAL NOT NULL,
    at TEXT NOT NULL, corrected_violations TEXT, repair_kinds TEXT,
    UNIQUE (job_id, key)
) STRICT;

CREATE TABLE item_requests (
    item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    request TEXT NOT NULL,
    prompt TEXT NOT NULL,
    pictures TEXT NOT NULL,
    method TEXT NOT NULL,
    finished INTEGER NOT NULL,
    reply_id INTEGER,
    PRIMARY KEY (item_id, ordinal, request)
) STRICT, WITHOUT ROWID;

CREATE INDEX item_requests_by_reply ON item_requests (reply_id);

CREATE TABLE replies (
    id INTEGER PRIMARY KEY,
    request TEXT NOT NULL,
    turn TEXT NOT NULL,
    document TEXT NOT NULL,
    final_document TEXT,
    finished INTEGER NOT NULL,
    refusal TEXT,
    finish_reason TEXT,
    requested_model TEXT,
    model TEXT,
    service_tier TEXT,
    method TEXT NOT NULL,
    input_tokens INTEGER,
    output_tokens INTEGER,
    cached_input_tokens INTEGER,
    cache_write_tokens INTEGER,
    image_input_tokens INTEGER,
    reasoning_tokens INTEGER,
    cost INTEGER,
    seconds REAL NOT NULL,
    request_id TEXT,
    run_id INTEGER NOT NULL REFERENCES runs (id),
    at TEXT NOT NULL,
    pending_job INTEGER,
    pending_item TEXT,
    UNIQUE (request, turn)
) STRICT;

CREATE INDEX replies_by_method ON replies (method, requested_model, id) WHERE turn = 'first' AND input_tokens IS NOT NULL;

CREATE INDEX replies_without_item ON replies (pending_job, pending_item) WHERE pending_item IS NOT NULL;

CREATE TABLE open_requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL REFERENCES runs (id),
    number INTEGER NOT NULL,
    request TEXT NOT NULL,
    turn TEXT NOT NULL,
    item TEXT,
    method TEXT NOT NULL,
    model TEXT,
    reserved INTEGER NOT NULL,
    sent_at TEXT NOT NULL,
    ended_at TEXT,
    request_id TEXT, in_batch INTEGER NOT NULL DEFAULT 0, batch_id INTEGER REFERENCES batches (id),
    UNIQUE (run_id, number)
) STRICT;

CREATE TABLE slices (
    run_id INTEGER PRIMARY KEY REFERENCES runs (id),
    amount INTEGER NOT NULL
) STRICT;

CREATE TABLE spending (
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    day TEXT NOT NULL,
    requests INTEGER NOT NULL,
    unpriced INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    PRIMARY KEY (job_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE pictures (
    path TEXT PRIMARY KEY,
    length INTEGER NOT NULL,
    written_at TEXT NOT NULL,
    media_type TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    hash TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tombstones (
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    hash TEXT NOT NULL,
    last_run INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (job_id, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    job_id INTEGER NOT NULL REFERENCES jobs (id),
    run_id INTEGER NOT NULL REFERENCES runs (id),
    endpoint TEXT NOT NULL,
    model TEXT,
    state TEXT NOT NULL CHECK (state IN ('prepared', 'uploaded', 'submitting', 'submitted', 'ended')),
    lines INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    file_hash TEXT NOT NULL,
    input_file_id TEXT,
    batch_id TEXT,
    output_file_id TEXT,
    error_file_id TEXT,
    status TEXT,
    answered INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    submitted_at TEXT,
    ended_at TEXT
) STRICT;

CREATE INDEX batches_that_run ON batches (id) WHERE ended_at IS NULL;

CREATE INDEX open_requests_by_batch ON open_requests (batch_id, run_id, number) WHERE batch_id IS NOT NULL;

CREATE INDEX open_requests_by_request ON open_requests (request, turn) WHERE ended_at IS NULL;

CREATE VIEW results AS
SELECT jobs.name AS job, items.key AS key, item_requests.ordinal + 1 AS call, item_requests.method AS method,
    COALESCE(replies.final_document, replies.document) AS document, replies.at AS at,
    (SELECT SUM(turns.cost) / 1e9 FROM replies AS turns WHERE turns.request = item_requests.request) AS cost_usd
FROM items
JOIN jobs ON jobs.id = items.job_id
JOIN item_requests ON item_requests.item_id = items.id AND item_requests.ordinal >= 0
JOIN replies ON replies.request = item_requests.request AND replies.turn = 'first'
WHERE items.state = 'done';

CREATE VIEW failures AS
SELECT jobs.name AS job, items.key AS key, items.error_type AS error_type, items.error_message AS error_message,
    items.violations AS violations, items.at AS at, items.cost / 1e9 AS cost_usd
FROM items
JOIN jobs ON jobs.id = items.job_id
WHERE items.state = 'failed';

CREATE VIEW daily_spending AS
SELECT spending.day AS day, jobs.name AS job, spending.requests AS requests, spending.unpriced AS unpriced, spending.cost / 1e9 AS cost_usd
FROM spending
JOIN jobs ON jobs.id = spending.job_id;

CREATE VIEW possibly_billed AS
SELECT open_requests.id AS id, jobs.name AS job, open_requests.item AS item, open_requests.method AS method,
    open_requests.reserved / 1e9 AS reserved_usd, open_requests.sent_at AS sent_at, open_requests.request_id AS request_id
FROM open_requests
JOIN runs ON runs.id = open_requests.run_id
JOIN jobs ON jobs.id = runs.job_id
WHERE open_requests.ended_at IS NOT NULL;

INSERT INTO "meta" VALUES('created_at','2026-03-01T10:00:00.0000000Z');
INSERT INTO "meta" VALUES('tombstone_key','00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff');
INSERT INTO "jobs" VALUES(1,'receipts','2026-03-01T10:00:00.0000000Z');
INSERT INTO "runs" VALUES(1,1,'live','2026-03-01T10:00:00.0000000Z','2026-03-01T10:00:05.0000000Z','completed',100,'host');
INSERT INTO "runs" VALUES(2,1,'live','2026-03-01T10:00:06.0000000Z',NULL,NULL,101,'host');
INSERT INTO "items" VALUES(1,1,'a.jpg','done',1,1,1,1,0,NULL,NULL,NULL,2000,150,0,0,NULL,10,40000000,3.5,'2026-03-01T10:00:03.0000000Z',NULL,NULL);
INSERT INTO "items" VALUES(2,1,'b.jpg','failed',0,1,1,0,2,'ContractViolationException','The total is missing.','["/total: missing"]',1000,100,0,0,NULL,0,10000000,2.0,'2026-03-01T10:00:04.0000000Z','["range /total"]','["Fence"]');
INSERT INTO "replies" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000001','first','{"merchant":"first"}','{"merchant":"final"}',1,NULL,'stop',NULL,'gpt-5-4-image-2',NULL,'IReceiptReader.ReadAsync',1000,100,0,0,NULL,0,20000000,2.0,NULL,1,'2026-03-01T10:00:01.0000000Z',NULL,NULL);
INSERT INTO "replies" VALUES(2,'0000000000000000000000000000000000000000000000000000000000000001','correction 1 of 0123456789abcdef','{"merchant":"final"}',NULL,0,NULL,'stop',NULL,'gpt-5-4-image-2',NULL,'IReceiptReader.ReadAsync',1000,50,0,0,NULL,10,20000000,1.5,NULL,1,'2026-03-01T10:00:02.0000000Z',NULL,NULL);
INSERT INTO "replies" VALUES(3,'0000000000000000000000000000000000000000000000000000000000000002','first','{}',NULL,0,NULL,'stop',NULL,'gpt-5-4-image-2',NULL,'IReceiptReader.ReadAsync',1000,100,0,0,NULL,0,10000000,2.0,NULL,1,'2026-03-01T10:00:04.0000000Z',NULL,NULL);
INSERT INTO "item_requests" VALUES(1,0,'0000000000000000000000000000000000000000000000000000000000000001','00000000000000000000000000000000000000000000000000000000000003e9','["00000000000000000000000000000000000000000000000000000000000007d1"]','IReceiptReader.ReadAsync',1,1);
INSERT INTO "item_requests" VALUES(2,0,'0000000000000000000000000000000000000000000000000000000000000002','00000000000000000000000000000000000000000000000000000000000003ea','["00000000000000000000000000000000000000000000000000000000000007d2"]','IReceiptReader.ReadAsync',0,3);
INSERT INTO "batches" VALUES(1,'uid-1',1,2,'https://api.test',NULL,'submitted',1,500,'0000000000000000000000000000000000000000000000000000000000000009','file-1','batch-1',NULL,NULL,'in_progress',0,0,'2026-03-01T10:00:08.0000000Z','2026-03-01T10:00:09.0000000Z',NULL);
INSERT INTO "open_requests" VALUES(1,2,1,'0000000000000000000000000000000000000000000000000000000000000003','first','c.jpg','IReceiptReader.ReadAsync',NULL,250000000,'2026-03-01T10:00:07.0000000Z',NULL,NULL,0,NULL);
INSERT INTO "open_requests" VALUES(2,2,2,'0000000000000000000000000000000000000000000000000000000000000004','first','d.jpg','IReceiptReader.ReadAsync',NULL,125000000,'2026-03-01T10:00:08.0000000Z',NULL,NULL,1,1);
INSERT INTO "slices" VALUES(2,5000000000);
INSERT INTO "spending" VALUES(1,'2026-03-01',3,0,50000000);
INSERT INTO "pictures" VALUES('/scans/a.jpg',1000,'2026-02-01T00:00:00.0000000Z','image/jpeg',1536,2048,'00000000000000000000000000000000000000000000000000000000000007d1','2026-03-01T10:00:00.0000000Z');
INSERT INTO "tombstones" VALUES(1,'4a3e18377de6aa3489f06b45b5972802a42d6ae486981bd549a9702a906774c7',1,'2026-03-01T10:00:04.0000000Z');
