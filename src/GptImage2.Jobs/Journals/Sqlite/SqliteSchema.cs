namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>The tables of a journal, as docs/journal.md describes them, in steps from each version to the next.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks a database as a journal: <c>GPJ1</c> in ASCII.</summary>
    public const long ApplicationId = 0x47504A31;

    /// <summary>The name of the key of the tombstones in <c>meta</c>.</summary>
    public const string TombstoneKey = "tombstone_key";

    // Replies and items come in the same order. An index of hashes would write a page for each item, and that of ids writes one for many.

    /// <summary>The steps: the first makes a journal of version 1. A step that was released is never edited.</summary>
    public static IReadOnlyList<string> Steps { get; } = [Tables, Batches, Groups];

    /// <summary>The views, which hold nothing and are written again with each version.</summary>
    public const string Views =
        """
        DROP VIEW IF EXISTS results;
        CREATE VIEW results AS
        SELECT jobs.name AS job, items.key AS key, item_requests.ordinal + 1 AS call, item_requests.method AS method,
            COALESCE(replies.final_document, replies.document) AS document, replies.at AS at,
            (SELECT SUM(turns.cost) / 1e9 FROM replies AS turns WHERE turns.request = item_requests.request) AS cost_usd
        FROM items
        JOIN jobs ON jobs.id = items.job_id
        JOIN item_requests ON item_requests.item_id = items.id AND item_requests.ordinal >= 0
        JOIN replies ON replies.request = item_requests.request AND replies.turn = 'first'
        WHERE items.state = 'done';

        DROP VIEW IF EXISTS failures;
        CREATE VIEW failures AS
        SELECT jobs.name AS job, items.key AS key, items.error_type AS error_type, items.error_message AS error_message,
            items.violations AS violations, items.at AS at, items.cost / 1e9 AS cost_usd
        FROM items
        JOIN jobs ON jobs.id = items.job_id
        WHERE items.state = 'failed';

        DROP VIEW IF EXISTS daily_spending;
        CREATE VIEW daily_spending AS
        SELECT spending.day AS day, jobs.name AS job, spending.requests AS requests, spending.unpriced AS unpriced, spending.cost / 1e9 AS cost_usd
        FROM spending
        JOIN jobs ON jobs.id = spending.job_id;

        DROP VIEW IF EXISTS possibly_billed;
        CREATE VIEW possibly_billed AS
        SELECT open_requests.id AS id, jobs.name AS job, open_requests.item AS item, open_requests.method AS method,
            open_requests.reserved / 1e9 AS reserved_usd, open_requests.sent_at AS sent_at, open_requests.request_id AS request_id
        FROM open_requests
        JOIN runs ON runs.id = open_requests.run_id
        JOIN jobs ON jobs.id = runs.job_id
        WHERE open_requests.ended_at IS NOT NULL;
        """;

    private const string Tables =
        """
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
            at TEXT NOT NULL,
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
            request_id TEXT,
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
        """;

    private const string Batches =
        """
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

        ALTER TABLE open_requests ADD COLUMN in_batch INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE open_requests ADD COLUMN batch_id INTEGER REFERENCES batches (id);
        CREATE INDEX open_requests_by_batch ON open_requests (batch_id, run_id, number) WHERE batch_id IS NOT NULL;
        CREATE INDEX open_requests_by_request ON open_requests (request, turn) WHERE ended_at IS NULL;

        ALTER TABLE items ADD COLUMN corrected_violations TEXT;
        ALTER TABLE items ADD COLUMN repair_kinds TEXT;
        """;

    private const string Groups = "ALTER TABLE items ADD COLUMN handed_out_in INTEGER;";
}
