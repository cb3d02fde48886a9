namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>The tables of a journal, as docs/postgresql.md describes them, in steps from each version to the next.</summary>
internal static class PostgreSqlSchema
{
    /// <summary>The name of the version in <c>meta</c>.</summary>
    public const string VersionKey = "schema_version";

    /// <summary>The name of the key of the tombstones in <c>meta</c>.</summary>
    public const string TombstoneKey = "tombstone_key";

    /// <summary>The six columns of billed tokens.</summary>
    public const string Tokens = "input_tokens, output_tokens, cached_input_tokens, cache_write_tokens, image_input_tokens, reasoning_tokens";

    /// <summary>The steps: the first makes a journal of version 1. A step that was released is never edited.</summary>
    public static IReadOnlyList<string> Steps { get; } = [Tables, QueueTables.Step];

    /// <summary>The views, which hold nothing and are written again with each version.</summary>
    public const string Views =
        """
        CREATE OR REPLACE FUNCTION shown(document bytea) RETURNS text LANGUAGE sql IMMUTABLE AS
        $$ SELECT CASE WHEN position('\x00'::bytea IN document) = 0 THEN convert_from(document, 'UTF8') END $$;

        DROP VIEW IF EXISTS results;
        CREATE VIEW results AS
        SELECT jobs.name AS job, items.key, item_requests.ordinal + 1 AS call, item_requests.method,
            shown(COALESCE(replies.final_document, replies.document)) AS document, replies.at,
            (SELECT SUM(turns.cost) / 1e9 FROM replies AS turns WHERE turns.request = item_requests.request) AS cost_usd
        FROM items
        JOIN jobs ON jobs.id = items.job_id
        JOIN item_requests ON item_requests.item_id = items.id AND item_requests.ordinal >= 0
        JOIN replies ON replies.request = item_requests.request AND replies.turn = 'first'
        WHERE items.state = 'done';

        DROP VIEW IF EXISTS failures;
        CREATE VIEW failures AS
        SELECT jobs.name AS job, items.key, items.error_type, items.error_message, items.violations, items.at, items.cost / 1e9 AS cost_usd
        FROM items
        JOIN jobs ON jobs.id = items.job_id
        WHERE items.state = 'failed';

        DROP VIEW IF EXISTS daily_spending;
        CREATE VIEW daily_spending AS
        SELECT spending.day, jobs.name AS job, SUM(spending.requests)::bigint AS requests, SUM(spending.unpriced)::bigint AS unpriced, SUM(spending.cost) / 1e9 AS cost_usd
        FROM spending
        JOIN jobs ON jobs.id = spending.job_id
        GROUP BY spending.day, jobs.name;

        DROP VIEW IF EXISTS possibly_billed;
        CREATE VIEW possibly_billed AS
        SELECT open_requests.id, jobs.name AS job, open_requests.item, open_requests.method, open_requests.reserved / 1e9 AS reserved_usd,
            open_requests.sent_at, open_requests.request_id
        FROM open_requests
        JOIN jobs ON jobs.id = open_requests.job_id
        WHERE open_requests.ended_at IS NOT NULL;

        DROP VIEW IF EXISTS running;
        CREATE VIEW running AS
        SELECT jobs.name AS job, runs.id AS run, runs.mode, runs.machine, runs.process_id, runs.started_at, leases.until AS lease_until,
            (SELECT COUNT(*) FROM claims WHERE claims.run_id = runs.id) AS items
        FROM runs
        JOIN jobs ON jobs.id = runs.job_id
        JOIN leases ON leases.run_id = runs.id
        WHERE runs.ended_at IS NULL;

        DROP VIEW IF EXISTS submitted;
        CREATE VIEW submitted AS
        SELECT jobs.name AS job, submissions.id AS submission, submissions.created_at, submissions.items,
            submissions.ranges, submissions.worked, submissions.confirmed, submissions.expected IS NOT NULL AS is_complete, submissions.seen_at
        FROM submissions
        JOIN jobs ON jobs.id = submissions.job_id
        WHERE submissions.ended_at IS NULL;
        """;

    private const string Tables =
        $"""
        CREATE TABLE jobs (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name text COLLATE "C" NOT NULL UNIQUE,
            created_at timestamptz NOT NULL
        );

        CREATE TABLE runs (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            job_id bigint NOT NULL REFERENCES jobs (id),
            group_id bigint NOT NULL,
            mode text NOT NULL,
            started_at timestamptz NOT NULL,
            ended_at timestamptz,
            outcome text,
            process_id integer NOT NULL,
            machine text NOT NULL
        );
        CREATE INDEX runs_that_run ON runs (job_id) WHERE ended_at IS NULL;

        CREATE TABLE leases (
            run_id bigint PRIMARY KEY REFERENCES runs (id),
            until timestamptz NOT NULL
        );

        CREATE TABLE claims (
            job_id bigint NOT NULL,
            key text COLLATE "C" NOT NULL,
            run_id bigint NOT NULL REFERENCES runs (id),
            PRIMARY KEY (job_id, key)
        );
        CREATE INDEX claims_by_run ON claims (run_id);

        CREATE TABLE items (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            job_id bigint NOT NULL REFERENCES jobs (id),
            key text COLLATE "C" NOT NULL,
            state text NOT NULL CHECK (state IN ('done', 'failed')),
            acknowledged boolean NOT NULL,
            handed_out_in bigint,
            run_id bigint NOT NULL,
            requests integer NOT NULL,
            corrections integer NOT NULL,
            repairs integer NOT NULL,
            error_type text,
            error_message text,
            violations text[] NOT NULL,
            corrected_violations text[] NOT NULL,
            repair_kinds text[] NOT NULL,
            input_tokens bigint,
            output_tokens bigint,
            cached_input_tokens bigint,
            cache_write_tokens bigint,
            image_input_tokens bigint,
            reasoning_tokens bigint,
            cost bigint,
            seconds double precision NOT NULL,
            at timestamptz NOT NULL,
            UNIQUE (job_id, key)
        );

        CREATE TABLE replies (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            request text COLLATE "C" NOT NULL,
            turn text COLLATE "C" NOT NULL,
            document bytea NOT NULL,
            final_document bytea,
            finished boolean NOT NULL,
            refusal text,
            finish_reason text,
            requested_model text,
            model text,
            service_tier text,
            method text NOT NULL,
            input_tokens bigint,
            output_tokens bigint,
            cached_input_tokens bigint,
            cache_write_tokens bigint,
            image_input_tokens bigint,
            reasoning_tokens bigint,
            cost bigint,
            seconds double precision NOT NULL,
            request_id text,
            job_id bigint NOT NULL,
            run_id bigint NOT NULL,
            number bigint NOT NULL,
            at timestamptz NOT NULL,
            pending_job bigint,
            pending_item text COLLATE "C",
            UNIQUE (request, turn)
        );
        CREATE INDEX replies_by_method ON replies (method, requested_model, id) WHERE turn = 'first' AND input_tokens IS NOT NULL;
        CREATE INDEX replies_without_item ON replies (pending_job, pending_item) WHERE pending_item IS NOT NULL;

        CREATE TABLE item_requests (
            item_id bigint NOT NULL REFERENCES items (id) ON DELETE CASCADE,
            ordinal integer NOT NULL,
            request text COLLATE "C" NOT NULL,
            prompt text NOT NULL,
            pictures text[] NOT NULL,
            method text NOT NULL,
            finished boolean NOT NULL,
            reply_id bigint,
            PRIMARY KEY (item_id, ordinal, request)
        );
        CREATE INDEX item_requests_by_reply ON item_requests (reply_id);

        CREATE TABLE batches (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            uid text NOT NULL UNIQUE,
            job_id bigint NOT NULL REFERENCES jobs (id),
            run_id bigint NOT NULL REFERENCES runs (id),
            endpoint text NOT NULL,
            model text,
            state text NOT NULL CHECK (state IN ('prepared', 'uploaded', 'submitting', 'submitted', 'ended')),
            lines integer NOT NULL,
            bytes bigint NOT NULL,
            file_hash text NOT NULL,
            input_file_id text,
            batch_id text,
            output_file_id text,
            error_file_id text,
            status text,
            answered integer NOT NULL DEFAULT 0,
            failed integer NOT NULL DEFAULT 0,
            created_at timestamptz NOT NULL,
            submitted_at timestamptz,
            ended_at timestamptz
        );
        CREATE INDEX batches_that_run ON batches (run_id) WHERE ended_at IS NULL;

        CREATE TABLE open_requests (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            run_id bigint NOT NULL REFERENCES runs (id),
            job_id bigint NOT NULL REFERENCES jobs (id),
            number bigint NOT NULL,
            request text COLLATE "C" NOT NULL,
            turn text COLLATE "C" NOT NULL,
            item text COLLATE "C",
            method text NOT NULL,
            model text,
            reserved bigint NOT NULL,
            sent_at timestamptz NOT NULL,
            ended_at timestamptz,
            request_id text,
            in_batch boolean NOT NULL,
            batch_id bigint REFERENCES batches (id),
            UNIQUE (run_id, number)
        );
        CREATE UNIQUE INDEX open_requests_that_run ON open_requests (request, turn) WHERE ended_at IS NULL;
        CREATE INDEX open_requests_by_batch ON open_requests (batch_id, run_id, number) WHERE batch_id IS NOT NULL;
        CREATE INDEX open_requests_by_job ON open_requests (job_id);

        CREATE TABLE slices (
            run_id bigint PRIMARY KEY REFERENCES runs (id),
            job_id bigint NOT NULL,
            amount bigint NOT NULL
        );

        CREATE TABLE spending (
            job_id bigint NOT NULL REFERENCES jobs (id),
            day date NOT NULL,
            run_id bigint NOT NULL,
            requests bigint NOT NULL,
            unpriced bigint NOT NULL,
            cost bigint NOT NULL,
            PRIMARY KEY (job_id, day, run_id)
        );
        CREATE INDEX spending_by_day ON spending (day);

        CREATE TABLE pictures (
            path text COLLATE "C" PRIMARY KEY,
            length bigint NOT NULL,
            written_at text NOT NULL,
            media_type text NOT NULL,
            width integer,
            height integer,
            hash text NOT NULL,
            at timestamptz NOT NULL
        );

        CREATE TABLE tombstones (
            job_id bigint NOT NULL REFERENCES jobs (id),
            hash text NOT NULL,
            last_run bigint NOT NULL,
            at timestamptz NOT NULL,
            PRIMARY KEY (job_id, hash)
        );
        """;
}
