namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>The functions of the schema: one for each write of a run. Each checks in its transaction that the run is alive.</summary>
/// <remarks>They return -1 for a run that is not. They can be called twice with the same result, since a lost connection does not say whether a group was committed.</remarks>
internal static class PostgreSqlFunctions
{
    /// <summary>What a function returns when the run has ended.</summary>
    public const int Fenced = -1;

    /// <summary>The functions, which are written again with each version.</summary>
    public const string All =
        """
        CREATE OR REPLACE FUNCTION is_alive(p_run bigint) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN
            -- Whoever ends the run waits for this transaction.
            PERFORM 1 FROM runs WHERE id = p_run AND ended_at IS NULL FOR SHARE;
            RETURN FOUND;
        END $$;

        CREATE OR REPLACE FUNCTION finish_run(p_run bigint, p_outcome text, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE runs SET ended_at = p_now, outcome = p_outcome WHERE id = p_run AND ended_at IS NULL;
            IF NOT FOUND THEN RETURN; END IF;
            -- They were not sent. Those of recorded batches belong to their batch.
            DELETE FROM open_requests WHERE run_id = p_run AND in_batch AND batch_id IS NULL;
            UPDATE open_requests SET ended_at = p_now WHERE run_id = p_run AND ended_at IS NULL AND NOT in_batch;
            DELETE FROM slices WHERE run_id = p_run;
            DELETE FROM claims WHERE run_id = p_run;
            PERFORM free_ranges(p_run, NULL);
            DELETE FROM leases WHERE run_id = p_run;
        END $$;

        CREATE OR REPLACE FUNCTION expire_runs(p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE r bigint; n integer := 0;
        BEGIN
            FOR r IN SELECT run_id FROM leases WHERE until < clock_timestamp() FOR UPDATE SKIP LOCKED LOOP
                PERFORM finish_run(r, 'interrupted', p_now);
                n := n + 1;
            END LOOP;
            RETURN n;
        END $$;

        CREATE OR REPLACE FUNCTION renew(p_runs bigint[], p_lease interval) RETURNS SETOF bigint LANGUAGE sql AS $$
            UPDATE leases SET until = clock_timestamp() + p_lease WHERE run_id = ANY (p_runs) RETURNING run_id;
        $$;

        CREATE OR REPLACE FUNCTION begin_run(p_job text, p_mode text, p_now timestamptz, p_process integer, p_machine text, p_lease interval)
        RETURNS TABLE (run bigint, job bigint, possibly_billed bigint, amount bigint) LANGUAGE plpgsql AS $$
        DECLARE v_job bigint; v_run bigint; v_group bigint;
        BEGIN
            INSERT INTO jobs (name, created_at) VALUES (p_job, p_now) ON CONFLICT (name) DO NOTHING;
            -- One after the other, so that runs that begin together get the same group.
            SELECT id INTO v_job FROM jobs WHERE name = p_job FOR NO KEY UPDATE;
            SELECT MIN(group_id) INTO v_group FROM runs WHERE job_id = v_job AND ended_at IS NULL;
            INSERT INTO runs (job_id, group_id, mode, started_at, process_id, machine)
            VALUES (v_job, COALESCE(v_group, 0), p_mode, p_now, p_process, p_machine) RETURNING id INTO v_run;
            IF v_group IS NULL THEN UPDATE runs SET group_id = v_run WHERE id = v_run; END IF;
            INSERT INTO leases (run_id, until) VALUES (v_run, clock_timestamp() + p_lease);
            RETURN QUERY SELECT v_run, v_job, COUNT(*), COALESCE(SUM(reserved), 0)::bigint FROM open_requests WHERE job_id = v_job AND ended_at IS NOT NULL;
        END $$;

        -- 0: another run has it. 1: claimed, and new. 2: claimed, and something may be known of it. 3: handed out in this group.
        CREATE OR REPLACE FUNCTION claim_item(p_run bigint, p_job bigint, p_key text) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE v_owner bigint; v_group bigint; v_handed bigint; v_known boolean;
        BEGIN
            SELECT group_id INTO v_group FROM runs WHERE id = p_run AND ended_at IS NULL FOR SHARE;
            IF NOT FOUND THEN RETURN -1; END IF;
            -- Two that want the same one at the same moment: the other one gets it, and no one waits for a commit.
            IF NOT pg_try_advisory_xact_lock(hashtextextended(current_schema() || ' ' || p_key, p_job)) THEN RETURN 0; END IF;
            SELECT handed_out_in INTO v_handed FROM items WHERE job_id = p_job AND key = p_key;
            v_known := FOUND;
            IF v_handed = v_group THEN RETURN 3; END IF;
            SELECT run_id INTO v_owner FROM claims WHERE job_id = p_job AND key = p_key;
            IF FOUND THEN
                IF v_owner <> p_run THEN RETURN 0; END IF;
            ELSE
                INSERT INTO claims (job_id, key, run_id) VALUES (p_job, p_key, p_run);
            END IF;
            RETURN CASE WHEN v_known OR EXISTS (SELECT 1 FROM tombstones WHERE job_id = p_job) THEN 2 ELSE 1 END;
        END $$;

        CREATE OR REPLACE FUNCTION acknowledge(p_run bigint, p_job bigint, p_key text) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE v_group bigint;
        BEGIN
            SELECT group_id INTO v_group FROM runs WHERE id = p_run AND ended_at IS NULL FOR SHARE;
            IF NOT FOUND THEN RETURN -1; END IF;
            UPDATE items SET acknowledged = true, handed_out_in = v_group WHERE job_id = p_job AND key = p_key;
            DELETE FROM claims WHERE job_id = p_job AND key = p_key AND run_id = p_run;
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION release_item(p_run bigint, p_job bigint, p_key text) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT is_alive(p_run) THEN RETURN -1; END IF;
            DELETE FROM claims WHERE job_id = p_job AND key = p_key AND run_id = p_run;
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION take(p_run bigint, p_amount bigint) RETURNS void LANGUAGE sql AS $$
            UPDATE slices SET amount = GREATEST(0, amount - p_amount) WHERE run_id = p_run AND p_amount > 0;
        $$;

        CREATE OR REPLACE FUNCTION spend(p_job bigint, p_run bigint, p_sent timestamptz, p_cost bigint) RETURNS void LANGUAGE sql AS $$
            INSERT INTO spending (job_id, day, run_id, requests, unpriced, cost)
            VALUES (p_job, (p_sent AT TIME ZONE 'UTC')::date, p_run, 1, CASE WHEN p_cost IS NULL THEN 1 ELSE 0 END, COALESCE(p_cost, 0))
            ON CONFLICT (job_id, day, run_id) DO UPDATE
            SET requests = spending.requests + 1, unpriced = spending.unpriced + excluded.unpriced, cost = spending.cost + excluded.cost;
        $$;

        -- 0: an equal one is open or answered.
        CREATE OR REPLACE FUNCTION open_request(
            p_run bigint, p_job bigint, p_number bigint, p_request text, p_turn text, p_item text, p_method text, p_model text, p_reserved bigint,
            p_sent timestamptz, p_batch boolean, p_replaces boolean) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT is_alive(p_run) THEN RETURN -1; END IF;
            IF NOT pg_try_advisory_xact_lock(hashtextextended(current_schema() || p_request || p_turn, 0)) THEN RETURN 0; END IF;
            IF EXISTS (SELECT 1 FROM open_requests WHERE run_id = p_run AND number = p_number) THEN RETURN 1; END IF;
            IF EXISTS (SELECT 1 FROM open_requests WHERE request = p_request AND turn = p_turn AND ended_at IS NULL) THEN RETURN 0; END IF;
            IF NOT p_replaces AND EXISTS (SELECT 1 FROM replies WHERE request = p_request AND turn = p_turn) THEN RETURN 0; END IF;
            INSERT INTO open_requests (run_id, job_id, number, request, turn, item, method, model, reserved, sent_at, in_batch)
            VALUES (p_run, p_job, p_number, p_request, p_turn, p_item, p_method, p_model, p_reserved, p_sent, p_batch);
            PERFORM take(p_run, p_reserved);
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION put_reply(
            p_run bigint, p_job bigint, p_number bigint, p_request text, p_turn text, p_item text, p_method text, p_requested text, p_sent timestamptz,
            p_document bytea, p_finished boolean, p_refusal text, p_finish text, p_model text, p_tier text, p_tokens bigint[], p_cost bigint,
            p_seconds double precision, p_id text, p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE v_open bigint; v_item text; v_reserved bigint;
        BEGIN
            SELECT id, item, reserved INTO v_open, v_item, v_reserved FROM open_requests WHERE run_id = p_run AND number = p_number;
            IF NOT FOUND AND EXISTS (SELECT 1 FROM replies WHERE request = p_request AND turn = p_turn AND run_id = p_run AND number = p_number) THEN RETURN 1; END IF;
            IF v_open IS NOT NULL AND p_cost IS NULL AND v_reserved > 0 THEN
                -- What it cost is not known, so what was reserved for it stays counted until someone settles it.
                UPDATE open_requests SET ended_at = p_now, request_id = p_id WHERE id = v_open;
            ELSE
                DELETE FROM open_requests WHERE id = v_open;
                PERFORM spend(p_job, p_run, p_sent, p_cost);
            END IF;
            -- Of an item that was forgotten in the meantime only the bill is recorded.
            IF v_open IS NOT NULL AND v_item IS NULL THEN RETURN 1; END IF;
            INSERT INTO replies (
                request, turn, document, finished, refusal, finish_reason, requested_model, model, service_tier, method,
                input_tokens, output_tokens, cached_input_tokens, cache_write_tokens, image_input_tokens, reasoning_tokens,
                cost, seconds, request_id, job_id, run_id, number, at, pending_job, pending_item)
            VALUES (
                p_request, p_turn, p_document, p_finished, p_refusal, p_finish, p_requested, p_model, p_tier, p_method,
                p_tokens[1], p_tokens[2], p_tokens[3], p_tokens[4], p_tokens[5], p_tokens[6],
                p_cost, p_seconds, p_id, p_job, p_run, p_number, p_now, p_job, p_item)
            ON CONFLICT (request, turn) DO UPDATE SET
                document = excluded.document, final_document = NULL, finished = excluded.finished, refusal = excluded.refusal,
                finish_reason = excluded.finish_reason, requested_model = excluded.requested_model, model = excluded.model,
                service_tier = excluded.service_tier, method = excluded.method, input_tokens = excluded.input_tokens,
                output_tokens = excluded.output_tokens, cached_input_tokens = excluded.cached_input_tokens,
                cache_write_tokens = excluded.cache_write_tokens, image_input_tokens = excluded.image_input_tokens,
                reasoning_tokens = excluded.reasoning_tokens, cost = excluded.cost, seconds = excluded.seconds,
                request_id = excluded.request_id, job_id = excluded.job_id, run_id = excluded.run_id, number = excluded.number,
                at = excluded.at, pending_job = excluded.pending_job, pending_item = excluded.pending_item;
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION add_reply(
            p_run bigint, p_job bigint, p_number bigint, p_request text, p_turn text, p_item text, p_method text, p_requested text, p_sent timestamptz,
            p_document bytea, p_finished boolean, p_refusal text, p_finish text, p_model text, p_tier text, p_tokens bigint[], p_cost bigint,
            p_seconds double precision, p_id text, p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT is_alive(p_run) THEN RETURN -1; END IF;
            RETURN put_reply(
                p_run, p_job, p_number, p_request, p_turn, p_item, p_method, p_requested, p_sent, p_document, p_finished, p_refusal, p_finish, p_model,
                p_tier, p_tokens, p_cost, p_seconds, p_id, p_now);
        END $$;

        CREATE OR REPLACE FUNCTION drop_request(p_run bigint, p_number bigint) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE v_reserved bigint; v_job bigint;
        BEGIN
            IF NOT is_alive(p_run) THEN RETURN -1; END IF;
            DELETE FROM open_requests WHERE run_id = p_run AND number = p_number RETURNING reserved, job_id INTO v_reserved, v_job;
            IF v_reserved > 0 THEN
                INSERT INTO slices (run_id, job_id, amount) VALUES (p_run, v_job, v_reserved) ON CONFLICT (run_id) DO UPDATE SET amount = slices.amount + v_reserved;
            END IF;
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION keep_request(p_run bigint, p_number bigint, p_now timestamptz, p_id text) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT is_alive(p_run) THEN RETURN -1; END IF;
            UPDATE open_requests SET ended_at = p_now, request_id = p_id WHERE run_id = p_run AND number = p_number;
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION add_item(
            p_run bigint, p_job bigint, p_key text, p_hash text, p_state text, p_acknowledged boolean, p_corrections integer, p_repairs integer,
            p_error_type text, p_error_message text, p_violations text[], p_corrected text[], p_kinds text[], p_tokens bigint[], p_cost bigint,
            p_seconds double precision, p_at timestamptz, p_requests text[], p_prompts text[], p_pictures jsonb, p_methods text[], p_finished boolean[],
            p_documents bytea[]) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE v_item bigint; v_last bigint; n integer; i integer;
        BEGIN
            IF NOT is_alive(p_run) THEN RETURN -1; END IF;
            PERFORM pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || p_key, p_job));
            n := COALESCE(array_length(p_requests, 1), 0);
            SELECT id INTO v_item FROM items WHERE job_id = p_job AND key = p_key;
            IF v_item IS NULL THEN
                SELECT last_run INTO v_last FROM tombstones WHERE job_id = p_job AND hash = p_hash;
                IF FOUND AND p_run <= v_last THEN
                    -- It was forgotten while it was read.
                    FOR i IN 1..n LOOP
                        DELETE FROM replies WHERE request = p_requests[i] AND (pending_item IS NULL OR pending_job = p_job AND pending_item = p_key)
                            AND NOT EXISTS (SELECT 1 FROM item_requests WHERE reply_id = (SELECT id FROM replies AS first WHERE first.request = p_requests[i] AND first.turn = 'first'));
                    END LOOP;
                    RETURN 1;
                ELSIF FOUND THEN
                    -- A later run was asked to read it again.
                    DELETE FROM tombstones WHERE job_id = p_job AND hash = p_hash;
                END IF;
            END IF;
            INSERT INTO items (
                job_id, key, state, acknowledged, run_id, requests, corrections, repairs, error_type, error_message, violations, corrected_violations, repair_kinds,
                input_tokens, output_tokens, cached_input_tokens, cache_write_tokens, image_input_tokens, reasoning_tokens, cost, seconds, at)
            VALUES (
                p_job, p_key, p_state, p_acknowledged, p_run, n, p_corrections, p_repairs, p_error_type, p_error_message, p_violations, p_corrected, p_kinds,
                p_tokens[1], p_tokens[2], p_tokens[3], p_tokens[4], p_tokens[5], p_tokens[6], p_cost, p_seconds, p_at)
            ON CONFLICT (job_id, key) DO UPDATE SET
                state = excluded.state, acknowledged = excluded.acknowledged, run_id = excluded.run_id, requests = excluded.requests,
                corrections = excluded.corrections, repairs = excluded.repairs, error_type = excluded.error_type, error_message = excluded.error_message,
                violations = excluded.violations, corrected_violations = excluded.corrected_violations, repair_kinds = excluded.repair_kinds,
                input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens, cached_input_tokens = excluded.cached_input_tokens,
                cache_write_tokens = excluded.cache_write_tokens, image_input_tokens = excluded.image_input_tokens,
                reasoning_tokens = excluded.reasoning_tokens, cost = excluded.cost, seconds = excluded.seconds, at = excluded.at;
            IF v_item IS NULL THEN
                SELECT id INTO v_item FROM items WHERE job_id = p_job AND key = p_key;
            ELSE
                -- Requests of earlier passes stay linked, so that their replies are found when the key is forgotten.
                DELETE FROM item_requests AS old USING item_requests AS now
                WHERE old.item_id = v_item AND old.ordinal = -1 AND now.item_id = v_item AND now.ordinal >= 0 AND now.request = old.request;
                UPDATE item_requests SET ordinal = -1 WHERE item_id = v_item AND ordinal >= 0;
                DELETE FROM item_requests WHERE item_id = v_item AND ordinal = -1 AND request = ANY (p_requests);
            END IF;
            FOR i IN 1..n LOOP
                INSERT INTO item_requests (item_id, ordinal, request, prompt, pictures, method, finished, reply_id)
                VALUES (
                    v_item, i - 1, p_requests[i], p_prompts[i], ARRAY (SELECT jsonb_array_elements_text(p_pictures -> (i - 1))), p_methods[i], p_finished[i],
                    (SELECT id FROM replies WHERE request = p_requests[i] AND turn = 'first'));
                UPDATE replies SET
                    finished = CASE WHEN turn = 'first' THEN finished OR p_finished[i] ELSE finished END,
                    final_document = CASE WHEN turn = 'first' THEN COALESCE(p_documents[i], final_document) ELSE final_document END,
                    pending_item = CASE WHEN pending_job = p_job AND pending_item = p_key THEN NULL ELSE pending_item END
                WHERE request = p_requests[i];
            END LOOP;
            RETURN 1;
        END $$;

        -- The status: -1 fenced, 0 granted, 1 to 3 the limit that has too little left.
        -- Journals of version 1 have one with fewer columns.
        DROP FUNCTION IF EXISTS reserve_slice(bigint, bigint, bigint, bigint, bigint, bigint, bigint, date);
        CREATE FUNCTION reserve_slice(
            p_run bigint, p_job bigint, p_least bigint, p_wanted bigint, p_limit_job bigint, p_limit_day bigint, p_limit_month bigint, p_day date)
        RETURNS TABLE (status integer, amount bigint, spent bigint, reserved bigint, elsewhere bigint) LANGUAGE plpgsql AS $$
        DECLARE v_amount bigint := GREATEST(p_least, p_wanted); v_spent bigint; v_reserved bigint; v_limit bigint; v_since date; i integer;
        BEGIN
            IF NOT is_alive(p_run) THEN RETURN QUERY SELECT -1, 0::bigint, 0::bigint, 0::bigint, 0::bigint; RETURN; END IF;
            -- One after the other over all processes.
            PERFORM pg_advisory_xact_lock(hashtextextended('gptimage2 budget ' || current_schema(), 0));
            FOR i IN 1..3 LOOP
                v_limit := CASE i WHEN 1 THEN p_limit_job WHEN 2 THEN p_limit_day ELSE p_limit_month END;
                CONTINUE WHEN v_limit IS NULL;
                -- In one statement: a bill that is recorded meanwhile is counted once.
                IF i = 1 THEN
                    SELECT COALESCE((SELECT SUM(cost) FROM spending WHERE job_id = p_job), 0),
                        COALESCE((SELECT SUM(slices.amount) FROM slices WHERE slices.job_id = p_job), 0)
                        + COALESCE((SELECT SUM(open_requests.reserved) FROM open_requests WHERE job_id = p_job), 0) INTO v_spent, v_reserved;
                ELSE
                    v_since := CASE i WHEN 2 THEN p_day ELSE date_trunc('month', p_day)::date END;
                    SELECT COALESCE((SELECT SUM(cost) FROM spending WHERE day >= v_since), 0),
                        COALESCE((SELECT SUM(slices.amount) FROM slices), 0)
                        + COALESCE((SELECT SUM(open_requests.reserved) FROM open_requests WHERE sent_at >= (v_since::timestamp AT TIME ZONE 'UTC')), 0) INTO v_spent, v_reserved;
                END IF;
                IF v_limit - v_spent - v_reserved < p_least THEN
                    RETURN QUERY SELECT i, 0::bigint, v_spent, v_reserved,
                        COALESCE((SELECT SUM(slices.amount) FROM slices WHERE run_id <> p_run AND (i > 1 OR slices.job_id = p_job)), 0)::bigint
                        + COALESCE((SELECT SUM(open_requests.reserved) FROM open_requests
                            WHERE run_id <> p_run AND (i > 1 OR job_id = p_job) AND ended_at IS NULL AND NOT in_batch), 0)::bigint;
                    RETURN;
                END IF;
                v_amount := LEAST(v_amount, v_limit - v_spent - v_reserved);
            END LOOP;
            INSERT INTO slices (run_id, job_id, amount) VALUES (p_run, p_job, v_amount) ON CONFLICT (run_id) DO UPDATE SET amount = slices.amount + v_amount;
            RETURN QUERY SELECT 0, v_amount, 0::bigint, 0::bigint, 0::bigint;
        END $$;

        CREATE OR REPLACE FUNCTION return_slice(p_run bigint, p_amount bigint) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT is_alive(p_run) THEN RETURN -1; END IF;
            PERFORM take(p_run, p_amount);
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION owns_batch(p_run bigint, p_batch bigint) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN
            -- Also when it has ended: its end may be recorded twice.
            PERFORM 1 FROM batches WHERE id = p_batch AND run_id = p_run FOR UPDATE;
            RETURN FOUND AND is_alive(p_run);
        END $$;

        CREATE OR REPLACE FUNCTION add_batch(
            p_run bigint, p_job bigint, p_uid text, p_endpoint text, p_model text, p_state text, p_bytes bigint, p_hash text, p_created timestamptz, p_lines bigint[])
        RETURNS bigint LANGUAGE plpgsql AS $$
        DECLARE v_batch bigint; n integer;
        BEGIN
            IF NOT is_alive(p_run) THEN RETURN -1; END IF;
            SELECT id INTO v_batch FROM batches WHERE uid = p_uid;
            IF FOUND THEN RETURN v_batch; END IF;
            INSERT INTO batches (uid, job_id, run_id, endpoint, model, state, lines, bytes, file_hash, created_at)
            VALUES (p_uid, p_job, p_run, p_endpoint, p_model, p_state, cardinality(p_lines), p_bytes, p_hash, p_created) RETURNING id INTO v_batch;
            UPDATE open_requests SET batch_id = v_batch WHERE run_id = p_run AND number = ANY (p_lines) AND in_batch AND batch_id IS NULL;
            GET DIAGNOSTICS n = ROW_COUNT;
            IF n <> cardinality(p_lines) THEN RAISE EXCEPTION 'Some lines of the batch are not open requests of the run.'; END IF;
            RETURN v_batch;
        END $$;

        CREATE OR REPLACE FUNCTION update_batch(
            p_run bigint, p_batch bigint, p_state text, p_input text, p_id text, p_output text, p_error text, p_status text, p_submitted timestamptz)
        RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT owns_batch(p_run, p_batch) THEN RETURN -1; END IF;
            UPDATE batches SET state = p_state, input_file_id = p_input, batch_id = p_id, output_file_id = p_output, error_file_id = p_error, status = p_status,
                submitted_at = p_submitted WHERE id = p_batch AND ended_at IS NULL;
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION adopt_batches(p_run bigint) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
        DECLARE v bigint;
        BEGIN
            IF NOT is_alive(p_run) THEN RETURN; END IF;
            FOR v IN SELECT batches.id FROM batches JOIN runs ON runs.id = batches.run_id
                WHERE batches.ended_at IS NULL AND (runs.ended_at IS NOT NULL OR runs.id = p_run) ORDER BY batches.id FOR UPDATE OF batches SKIP LOCKED LOOP
                UPDATE batches SET run_id = p_run WHERE id = v;
                RETURN NEXT v;
            END LOOP;
        END $$;

        CREATE OR REPLACE FUNCTION count_lines(p_batch bigint, p_answered integer, p_failed integer) RETURNS void LANGUAGE sql AS $$
            UPDATE batches SET answered = answered + p_answered, failed = failed + p_failed WHERE id = p_batch;
        $$;

        -- The line of a batch, whose run may have ended: the batch must belong to the run that settles it.
        CREATE OR REPLACE FUNCTION settle_line(
            p_owner bigint, p_batch bigint, p_answered boolean,
            p_run bigint, p_job bigint, p_number bigint, p_request text, p_turn text, p_item text, p_method text, p_requested text, p_sent timestamptz,
            p_document bytea, p_finished boolean, p_refusal text, p_finish text, p_model text, p_tier text, p_tokens bigint[], p_cost bigint,
            p_seconds double precision, p_id text, p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT owns_batch(p_owner, p_batch) THEN RETURN -1; END IF;
            PERFORM 1 FROM open_requests WHERE run_id = p_run AND number = p_number AND batch_id = p_batch AND ended_at IS NULL;
            IF NOT FOUND THEN RETURN 1; END IF;
            IF p_answered THEN
                PERFORM put_reply(
                    p_run, p_job, p_number, p_request, p_turn, p_item, p_method, p_requested, p_sent, p_document, p_finished, p_refusal, p_finish, p_model,
                    p_tier, p_tokens, p_cost, p_seconds, p_id, p_now);
                PERFORM count_lines(p_batch, 1, 0);
            ELSE
                DELETE FROM open_requests WHERE run_id = p_run AND number = p_number;
                PERFORM count_lines(p_batch, 0, 1);
            END IF;
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION end_batch(p_run bigint, p_batch bigint, p_billed boolean, p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE n integer;
        BEGIN
            IF NOT owns_batch(p_run, p_batch) THEN RETURN -1; END IF;
            IF p_billed THEN
                UPDATE open_requests SET ended_at = p_now WHERE batch_id = p_batch AND ended_at IS NULL;
            ELSE
                DELETE FROM open_requests WHERE batch_id = p_batch AND ended_at IS NULL;
            END IF;
            GET DIAGNOSTICS n = ROW_COUNT;
            PERFORM count_lines(p_batch, 0, n);
            UPDATE batches SET state = 'ended', ended_at = p_now WHERE id = p_batch AND ended_at IS NULL;
            RETURN 1;
        END $$;

        CREATE OR REPLACE FUNCTION settle(p_id bigint, p_cost bigint) RETURNS boolean LANGUAGE plpgsql AS $$
        DECLARE v_job bigint; v_run bigint; v_sent timestamptz;
        BEGIN
            DELETE FROM open_requests WHERE id = p_id AND ended_at IS NOT NULL RETURNING job_id, run_id, sent_at INTO v_job, v_run, v_sent;
            IF NOT FOUND THEN RETURN false; END IF;
            -- A request that was not billed is not counted as one.
            IF p_cost > 0 THEN PERFORM spend(v_job, v_run, v_sent, p_cost); END IF;
            RETURN true;
        END $$;

        CREATE OR REPLACE FUNCTION add_picture(
            p_path text, p_length bigint, p_written text, p_media text, p_width integer, p_height integer, p_hash text, p_now timestamptz) RETURNS integer LANGUAGE sql AS $$
            INSERT INTO pictures (path, length, written_at, media_type, width, height, hash, at)
            VALUES (p_path, p_length, p_written, p_media, p_width, p_height, p_hash, p_now)
            ON CONFLICT (path) DO UPDATE SET length = excluded.length, written_at = excluded.written_at, media_type = excluded.media_type,
                width = excluded.width, height = excluded.height, hash = excluded.hash, at = excluded.at
            RETURNING 1;
        $$;
        """;
}
