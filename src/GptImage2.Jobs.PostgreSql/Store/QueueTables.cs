namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>The tables and functions of the queue: what clients have submitted, and what runs have made of it.</summary>
internal static class QueueTables
{
    /// <summary>The step from version 1 of the schema to version 2.</summary>
    public const string Step =
        """
        CREATE TABLE submissions (
            id text COLLATE "C" PRIMARY KEY,
            job_id bigint NOT NULL REFERENCES jobs (id),
            created_at timestamptz NOT NULL,
            expected bigint,
            ranges bigint NOT NULL DEFAULT 0,
            items bigint NOT NULL DEFAULT 0,
            worked bigint NOT NULL DEFAULT 0,
            confirmed bigint NOT NULL DEFAULT 0,
            seen_at timestamptz NOT NULL,
            stop_reason text,
            stop_message text,
            ended_at timestamptz
        );
        CREATE INDEX submissions_that_ended ON submissions (ended_at) WHERE ended_at IS NOT NULL;

        CREATE SEQUENCE work_places;

        CREATE TABLE work_ranges (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            job_id bigint NOT NULL REFERENCES jobs (id),
            submission text COLLATE "C" NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
            number bigint NOT NULL,
            items integer NOT NULL,
            state text NOT NULL CHECK (state IN ('waiting', 'leased', 'worked', 'confirmed')),
            run_id bigint,
            lease text,
            place bigint,
            worked_at timestamptz,
            UNIQUE (submission, number)
        );
        CREATE INDEX work_ranges_that_wait ON work_ranges (job_id, id) WHERE state = 'waiting';
        CREATE INDEX work_ranges_that_are_leased ON work_ranges (run_id) WHERE state = 'leased';
        CREATE INDEX work_ranges_that_are_worked ON work_ranges (submission, place) WHERE state = 'worked';
        CREATE INDEX work_ranges_by_job ON work_ranges (job_id) WHERE state <> 'confirmed';

        CREATE TABLE work_items (
            range_id bigint NOT NULL REFERENCES work_ranges (id) ON DELETE CASCADE,
            ordinal integer NOT NULL,
            job_id bigint NOT NULL,
            key text COLLATE "C",
            payload bytea,
            result bytea,
            PRIMARY KEY (range_id, ordinal)
        );
        CREATE INDEX work_items_by_key ON work_items (job_id, key) WHERE key IS NOT NULL;
        """;

    /// <summary>The functions, which are written again with each version.</summary>
    public const string Functions =
        """
        -- 0: the submission is over. 1: added, now or before. 2: it belongs to another job. 3: it was completed with fewer ranges.
        CREATE OR REPLACE FUNCTION add_range(p_job text, p_submission text, p_number bigint, p_keys text[], p_payloads bytea[], p_now timestamptz)
        RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE v_job bigint; v_range bigint; s submissions%ROWTYPE;
        BEGIN
            SELECT id INTO v_job FROM jobs WHERE name = p_job;
            IF NOT FOUND THEN
                INSERT INTO jobs (name, created_at) VALUES (p_job, p_now) ON CONFLICT (name) DO NOTHING;
                SELECT id INTO v_job FROM jobs WHERE name = p_job;
            END IF;
            SELECT * INTO s FROM submissions WHERE id = p_submission FOR NO KEY UPDATE;
            IF NOT FOUND THEN
                -- A range that comes again after the end finds the mark of its submission for a day.
                DELETE FROM submissions WHERE ended_at < clock_timestamp() - interval '1 day'
                    AND NOT EXISTS (SELECT 1 FROM work_ranges WHERE work_ranges.submission = submissions.id);
                INSERT INTO submissions (id, job_id, created_at, seen_at) VALUES (p_submission, v_job, p_now, clock_timestamp()) ON CONFLICT (id) DO NOTHING;
                SELECT * INTO s FROM submissions WHERE id = p_submission FOR NO KEY UPDATE;
            END IF;
            IF s.job_id <> v_job THEN RETURN 2; END IF;
            IF s.ended_at IS NOT NULL THEN RETURN 0; END IF;
            IF EXISTS (SELECT 1 FROM work_ranges WHERE submission = p_submission AND number = p_number) THEN RETURN 1; END IF;
            IF p_number >= s.expected THEN RETURN 3; END IF;
            IF s.stop_reason IS NOT NULL THEN
                UPDATE submissions SET ranges = ranges + 1, items = items + cardinality(p_keys), seen_at = clock_timestamp() WHERE id = p_submission;
                RETURN 1;
            END IF;
            INSERT INTO work_ranges (job_id, submission, number, items, state) VALUES (v_job, p_submission, p_number, cardinality(p_keys), 'waiting') RETURNING id INTO v_range;
            INSERT INTO work_items (range_id, ordinal, job_id, key, payload)
            SELECT v_range, given.ordinal - 1, v_job, given.key, given.payload FROM unnest(p_keys, p_payloads) WITH ORDINALITY AS given (key, payload, ordinal);
            UPDATE submissions SET ranges = ranges + 1, items = items + cardinality(p_keys), seen_at = clock_timestamp() WHERE id = p_submission;
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION end_delivered(p_submission text) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE submissions SET ended_at = clock_timestamp() WHERE id = p_submission AND ended_at IS NULL AND confirmed = expected;
            IF FOUND THEN DELETE FROM work_ranges WHERE submission = p_submission; END IF;
        END $$;

        -- 2: it has more ranges, or was completed with another number.
        CREATE OR REPLACE FUNCTION complete_submission(p_submission text, p_ranges bigint) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE s submissions%ROWTYPE;
        BEGIN
            SELECT * INTO s FROM submissions WHERE id = p_submission FOR NO KEY UPDATE;
            IF NOT FOUND OR s.ended_at IS NOT NULL THEN RETURN 1; END IF;
            IF s.expected IS NOT NULL THEN RETURN CASE WHEN s.expected = p_ranges THEN 1 ELSE 2 END; END IF;
            IF EXISTS (SELECT 1 FROM work_ranges WHERE submission = p_submission AND number >= p_ranges) THEN RETURN 2; END IF;
            UPDATE submissions SET expected = p_ranges, seen_at = clock_timestamp() WHERE id = p_submission;
            PERFORM end_delivered(p_submission);
            RETURN 1;
        END $$;

        -- 0: none is waiting. 1: leased. The same lease gets the same range, as the answer to the first call may have been lost.
        CREATE OR REPLACE FUNCTION lease_range(p_run bigint, p_lease text)
        RETURNS TABLE (status integer, range bigint, submission_id text, range_number bigint) LANGUAGE plpgsql AS $$
        DECLARE v_job bigint; r work_ranges%ROWTYPE;
        BEGIN
            SELECT job_id INTO v_job FROM runs WHERE id = p_run AND ended_at IS NULL FOR SHARE;
            IF NOT FOUND THEN RETURN QUERY SELECT -1, 0::bigint, ''::text, 0::bigint; RETURN; END IF;
            SELECT * INTO r FROM work_ranges WHERE run_id = p_run AND state = 'leased' AND lease = p_lease;
            IF NOT FOUND THEN
                SELECT * INTO r FROM work_ranges WHERE job_id = v_job AND state = 'waiting' ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED;
                IF NOT FOUND THEN RETURN QUERY SELECT 0, 0::bigint, ''::text, 0::bigint; RETURN; END IF;
                UPDATE work_ranges SET state = 'leased', run_id = p_run, lease = p_lease WHERE id = r.id;
            END IF;
            RETURN QUERY SELECT 1, r.id, r.submission, r.number;
        END $$;

        -- 0: the run has not leased it. A range that is not there belongs to a submission that is over.
        CREATE OR REPLACE FUNCTION complete_range(p_run bigint, p_range bigint, p_results bytea[], p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE r work_ranges%ROWTYPE; v_ended timestamptz;
        BEGIN
            IF NOT is_alive(p_run) THEN RETURN -1; END IF;
            SELECT submissions.ended_at INTO v_ended FROM submissions
            WHERE id = (SELECT submission FROM work_ranges WHERE id = p_range) FOR NO KEY UPDATE;
            SELECT * INTO r FROM work_ranges WHERE id = p_range FOR NO KEY UPDATE;
            IF NOT FOUND THEN RETURN 1; END IF;
            IF r.run_id IS DISTINCT FROM p_run THEN RETURN 0; END IF;
            IF r.state <> 'leased' THEN RETURN 1; END IF;
            IF v_ended IS NOT NULL THEN
                DELETE FROM work_ranges WHERE id = p_range;
                RETURN 1;
            END IF;
            UPDATE work_items SET payload = NULL, result = CASE WHEN key IS NOT NULL THEN p_results[ordinal + 1] END WHERE range_id = p_range;
            UPDATE work_ranges SET state = 'worked', lease = NULL, place = nextval('work_places'), worked_at = p_now WHERE id = p_range;
            UPDATE submissions SET worked = worked + 1 WHERE id = r.submission;
            UPDATE items SET acknowledged = true FROM work_items WHERE range_id = p_range AND items.job_id = r.job_id AND items.key = work_items.key;
            DELETE FROM claims USING work_items WHERE range_id = p_range AND claims.job_id = r.job_id AND claims.key = work_items.key AND claims.run_id = p_run;
            RETURN 1;
        END $$;

        -- Frees ranges that a run has leased; those of submissions that are over or stopped are deleted. Null for all ranges of the run.
        CREATE OR REPLACE FUNCTION free_ranges(p_run bigint, p_range bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM 1 FROM submissions
            WHERE id IN (SELECT submission FROM work_ranges WHERE run_id = p_run AND state = 'leased' AND (p_range IS NULL OR work_ranges.id = p_range))
            ORDER BY id FOR NO KEY UPDATE;
            DELETE FROM work_ranges USING submissions
            WHERE submissions.id = submission AND (submissions.ended_at IS NOT NULL OR stop_reason IS NOT NULL) AND run_id = p_run AND state = 'leased' AND (p_range IS NULL OR work_ranges.id = p_range);
            UPDATE work_ranges SET state = 'waiting', run_id = NULL, lease = NULL WHERE run_id = p_run AND state = 'leased' AND (p_range IS NULL OR id = p_range);
        END $$;

        CREATE OR REPLACE FUNCTION return_range(p_run bigint, p_range bigint) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT is_alive(p_run) THEN RETURN -1; END IF;
            PERFORM free_ranges(p_run, p_range);
            RETURN 1;
        END $$;

        -- Whether the submission goes on. Its client was heard of; that is written only now and then.
        CREATE OR REPLACE FUNCTION see_submission(p_submission text) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE submissions SET seen_at = clock_timestamp() WHERE id = p_submission AND ended_at IS NULL AND seen_at < clock_timestamp() - interval '5 seconds';
            RETURN EXISTS (SELECT 1 FROM submissions WHERE id = p_submission AND ended_at IS NULL);
        END $$;

        CREATE OR REPLACE FUNCTION confirm_ranges(p_submission text, p_numbers bigint[]) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE v_ranges bigint[];
        BEGIN
            PERFORM 1 FROM submissions WHERE id = p_submission AND ended_at IS NULL FOR NO KEY UPDATE;
            IF NOT FOUND THEN RETURN 1; END IF;
            WITH confirmed AS (UPDATE work_ranges SET state = 'confirmed' WHERE submission = p_submission AND state = 'worked' AND number = ANY (p_numbers) RETURNING id)
            SELECT COALESCE(ARRAY_AGG(id), '{}') INTO v_ranges FROM confirmed;
            DELETE FROM work_items WHERE range_id = ANY (v_ranges);
            UPDATE submissions SET confirmed = confirmed + cardinality(v_ranges), seen_at = clock_timestamp() WHERE id = p_submission;
            PERFORM end_delivered(p_submission);
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION abandon_submission(p_submission text) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE submissions SET ended_at = clock_timestamp() WHERE id = p_submission AND ended_at IS NULL;
            IF NOT FOUND THEN RETURN 0; END IF;
            DELETE FROM work_ranges WHERE submission = p_submission AND state <> 'leased';
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION stop_submission(p_submission text, p_reason text, p_message text) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE submissions SET stop_reason = p_reason, stop_message = p_message WHERE id = p_submission AND ended_at IS NULL AND stop_reason IS NULL;
            IF NOT FOUND THEN RETURN 0; END IF;
            DELETE FROM work_ranges WHERE submission = p_submission AND state = 'waiting';
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION abandon_unattended(p_age interval) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE v text; n integer := 0;
        BEGIN
            FOR v IN SELECT id FROM submissions WHERE ended_at IS NULL AND seen_at < clock_timestamp() - p_age ORDER BY id FOR NO KEY UPDATE SKIP LOCKED LOOP
                n := n + abandon_submission(v);
            END LOOP;
            RETURN n;
        END $$;
        """;
}
