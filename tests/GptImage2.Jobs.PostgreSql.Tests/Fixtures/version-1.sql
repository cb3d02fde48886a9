SET check_function_bodies = false;

CREATE SCHEMA version_1;

CREATE FUNCTION version_1.acknowledge(p_run bigint, p_job bigint, p_key text) RETURNS integer
    LANGUAGE plpgsql
    AS $$
DECLARE v_group bigint;
BEGIN
    SELECT group_id INTO v_group FROM runs WHERE id = p_run AND ended_at IS NULL FOR SHARE;
    IF NOT FOUND THEN RETURN -1; END IF;
    UPDATE items SET acknowledged = true, handed_out_in = v_group WHERE job_id = p_job AND key = p_key;
    DELETE FROM claims WHERE job_id = p_job AND key = p_key AND run_id = p_run;
    RETURN 1;
END $$;

CREATE FUNCTION version_1.add_batch(p_run bigint, p_job bigint, p_uid text, p_endpoint text, p_model text, p_state text, p_bytes bigint, p_hash text, p_created timestamp with time zone, p_lines bigint[]) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION version_1.add_item(p_run bigint, p_job bigint, p_key text, p_hash text, p_state text, p_acknowledged boolean, p_corrections integer, p_repairs integer, p_error_type text, p_error_message text, p_violations text[], p_corrected text[], p_kinds text[], p_tokens bigint[], p_cost bigint, p_seconds double precision, p_at timestamp with time zone, p_requests text[], p_prompts text[], p_pictures jsonb, p_methods text[], p_finished boolean[], p_documents bytea[]) RETURNS integer
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION version_1.add_picture(p_path text, p_length bigint, p_written text, p_media text, p_width integer, p_height integer, p_hash text, p_now timestamp with time zone) RETURNS integer
    LANGUAGE sql
    AS $$
    INSERT INTO pictures (path, length, written_at, media_type, width, height, hash, at)
    VALUES (p_path, p_length, p_written, p_media, p_width, p_height, p_hash, p_now)
    ON CONFLICT (path) DO UPDATE SET length = excluded.length, written_at = excluded.written_at, media_type = excluded.media_type,
        width = excluded.width, height = excluded.height, hash = excluded.hash, at = excluded.at
    RETURNING 1;
$$;

CREATE FUNCTION version_1.add_reply(p_run bigint, p_job bigint, p_number bigint, p_request text, p_turn text, p_item text, p_method text, p_requested text, p_sent timestamp with time zone, p_document bytea, p_finished boolean, p_refusal text, p_finish text, p_model text, p_tier text, p_tokens bigint[], p_cost bigint, p_seconds double precision, p_id text, p_now timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT is_alive(p_run) THEN RETURN -1; END IF;
    RETURN put_reply(
        p_run, p_job, p_number, p_request, p_turn, p_item, p_method, p_requested, p_sent, p_document, p_finished, p_refusal, p_finish, p_model,
        p_tier, p_tokens, p_cost, p_seconds, p_id, p_now);
END $$;

CREATE FUNCTION version_1.adopt_batches(p_run bigint) RETURNS SETOF bigint
    LANGUAGE plpgsql
    AS $$
DECLARE v bigint;
BEGIN
    IF NOT is_alive(p_run) THEN RETURN; END IF;
    FOR v IN SELECT batches.id FROM batches JOIN runs ON runs.id = batches.run_id
        WHERE batches.ended_at IS NULL AND (runs.ended_at IS NOT NULL OR runs.id = p_run) ORDER BY batches.id FOR UPDATE OF batches SKIP LOCKED LOOP
        UPDATE batches SET run_id = p_run WHERE id = v;
        RETURN NEXT v;
    END LOOP;
END $$;

CREATE FUNCTION version_1.begin_run(p_job text, p_mode text, p_now timestamp with time zone, p_process integer, p_machine text, p_lease interval) RETURNS TABLE(run bigint, job bigint, possibly_billed bigint, amount bigint)
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION version_1.claim_item(p_run bigint, p_job bigint, p_key text) RETURNS integer
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION version_1.count_lines(p_batch bigint, p_answered integer, p_failed integer) RETURNS void
    LANGUAGE sql
    AS $$
    UPDATE batches SET answered = answered + p_answered, failed = failed + p_failed WHERE id = p_batch;
$$;

CREATE FUNCTION version_1.drop_request(p_run bigint, p_number bigint) RETURNS integer
    LANGUAGE plpgsql
    AS $$
DECLARE v_reserved bigint; v_job bigint;
BEGIN
    IF NOT is_alive(p_run) THEN RETURN -1; END IF;
    DELETE FROM open_requests WHERE run_id = p_run AND number = p_number RETURNING reserved, job_id INTO v_reserved, v_job;
    IF v_reserved > 0 THEN
        INSERT INTO slices (run_id, job_id, amount) VALUES (p_run, v_job, v_reserved) ON CONFLICT (run_id) DO UPDATE SET amount = slices.amount + v_reserved;
    END IF;
    RETURN 1;
END $$;

CREATE FUNCTION version_1.end_batch(p_run bigint, p_batch bigint, p_billed boolean, p_now timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql
    AS $$
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
    UPDATE batches SET state = 'ended', ended_at = p_now WHERE id = p_batch;
    RETURN 1;
END $$;

CREATE FUNCTION version_1.expire_runs(p_now timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql
    AS $$
DECLARE r bigint; n integer := 0;
BEGIN
    FOR r IN SELECT run_id FROM leases WHERE until < clock_timestamp() FOR UPDATE SKIP LOCKED LOOP
        PERFORM finish_run(r, 'interrupted', p_now);
        n := n + 1;
    END LOOP;
    RETURN n;
END $$;

CREATE FUNCTION version_1.finish_run(p_run bigint, p_outcome text, p_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE runs SET ended_at = p_now, outcome = p_outcome WHERE id = p_run AND ended_at IS NULL;
    IF NOT FOUND THEN RETURN; END IF;
    -- They were not sent. Those of recorded batches belong to their batch.
    DELETE FROM open_requests WHERE run_id = p_run AND in_batch AND batch_id IS NULL;
    UPDATE open_requests SET ended_at = p_now WHERE run_id = p_run AND ended_at IS NULL AND NOT in_batch;
    DELETE FROM slices WHERE run_id = p_run;
    DELETE FROM claims WHERE run_id = p_run;
    DELETE FROM leases WHERE run_id = p_run;
END $$;

CREATE FUNCTION version_1.is_alive(p_run bigint) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
BEGIN
    -- Whoever ends the run waits for this transaction.
    PERFORM 1 FROM runs WHERE id = p_run AND ended_at IS NULL FOR SHARE;
    RETURN FOUND;
END $$;

CREATE FUNCTION version_1.keep_request(p_run bigint, p_number bigint, p_now timestamp with time zone, p_id text) RETURNS integer
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT is_alive(p_run) THEN RETURN -1; END IF;
    UPDATE open_requests SET ended_at = p_now, request_id = p_id WHERE run_id = p_run AND number = p_number;
    RETURN 1;
END $$;

CREATE FUNCTION version_1.open_request(p_run bigint, p_job bigint, p_number bigint, p_request text, p_turn text, p_item text, p_method text, p_model text, p_reserved bigint, p_sent timestamp with time zone, p_batch boolean, p_replaces boolean) RETURNS integer
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION version_1.owns_batch(p_run bigint, p_batch bigint) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM 1 FROM batches WHERE id = p_batch AND run_id = p_run AND ended_at IS NULL FOR UPDATE;
    RETURN FOUND AND is_alive(p_run);
END $$;

CREATE FUNCTION version_1.put_reply(p_run bigint, p_job bigint, p_number bigint, p_request text, p_turn text, p_item text, p_method text, p_requested text, p_sent timestamp with time zone, p_document bytea, p_finished boolean, p_refusal text, p_finish text, p_model text, p_tier text, p_tokens bigint[], p_cost bigint, p_seconds double precision, p_id text, p_now timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION version_1.renew(p_runs bigint[], p_lease interval) RETURNS SETOF bigint
    LANGUAGE sql
    AS $$
    UPDATE leases SET until = clock_timestamp() + p_lease WHERE run_id = ANY (p_runs) RETURNING run_id;
$$;

CREATE FUNCTION version_1.reserve_slice(p_run bigint, p_job bigint, p_least bigint, p_wanted bigint, p_limit_job bigint, p_limit_day bigint, p_limit_month bigint, p_day date) RETURNS TABLE(status integer, amount bigint, spent bigint, reserved bigint)
    LANGUAGE plpgsql
    AS $$
DECLARE v_amount bigint := GREATEST(p_least, p_wanted); v_spent bigint; v_reserved bigint; v_limit bigint; v_since date; i integer;
BEGIN
    IF NOT is_alive(p_run) THEN RETURN QUERY SELECT -1, 0::bigint, 0::bigint, 0::bigint; RETURN; END IF;
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
            RETURN QUERY SELECT i, 0::bigint, v_spent, v_reserved;
            RETURN;
        END IF;
        v_amount := LEAST(v_amount, v_limit - v_spent - v_reserved);
    END LOOP;
    INSERT INTO slices (run_id, job_id, amount) VALUES (p_run, p_job, v_amount) ON CONFLICT (run_id) DO UPDATE SET amount = slices.amount + v_amount;
    RETURN QUERY SELECT 0, v_amount, 0::bigint, 0::bigint;
END $$;

CREATE FUNCTION version_1.settle(p_id bigint, p_cost bigint) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
DECLARE v_job bigint; v_run bigint; v_sent timestamptz;
BEGIN
    DELETE FROM open_requests WHERE id = p_id AND ended_at IS NOT NULL RETURNING job_id, run_id, sent_at INTO v_job, v_run, v_sent;
    IF NOT FOUND THEN RETURN false; END IF;
    -- A request that was not billed is not counted as one.
    IF p_cost > 0 THEN PERFORM spend(v_job, v_run, v_sent, p_cost); END IF;
    RETURN true;
END $$;

CREATE FUNCTION version_1.settle_line(p_owner bigint, p_batch bigint, p_answered boolean, p_run bigint, p_job bigint, p_number bigint, p_request text, p_turn text, p_item text, p_method text, p_requested text, p_sent timestamp with time zone, p_document bytea, p_finished boolean, p_refusal text, p_finish text, p_model text, p_tier text, p_tokens bigint[], p_cost bigint, p_seconds double precision, p_id text, p_now timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION version_1.shown(document bytea) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT CASE WHEN position('\x00'::bytea IN document) = 0 THEN convert_from(document, 'UTF8') END $$;

CREATE FUNCTION version_1.spend(p_job bigint, p_run bigint, p_sent timestamp with time zone, p_cost bigint) RETURNS void
    LANGUAGE sql
    AS $$
    INSERT INTO spending (job_id, day, run_id, requests, unpriced, cost)
    VALUES (p_job, (p_sent AT TIME ZONE 'UTC')::date, p_run, 1, CASE WHEN p_cost IS NULL THEN 1 ELSE 0 END, COALESCE(p_cost, 0))
    ON CONFLICT (job_id, day, run_id) DO UPDATE
    SET requests = spending.requests + 1, unpriced = spending.unpriced + excluded.unpriced, cost = spending.cost + excluded.cost;
$$;

CREATE FUNCTION version_1.take(p_run bigint, p_amount bigint) RETURNS void
    LANGUAGE sql
    AS $$
    UPDATE slices SET amount = GREATEST(0, amount - p_amount) WHERE run_id = p_run AND p_amount > 0;
$$;

CREATE FUNCTION version_1.update_batch(p_run bigint, p_batch bigint, p_state text, p_input text, p_id text, p_output text, p_error text, p_status text, p_submitted timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT owns_batch(p_run, p_batch) THEN RETURN -1; END IF;
    UPDATE batches SET state = p_state, input_file_id = p_input, batch_id = p_id, output_file_id = p_output, error_file_id = p_error, status = p_status,
        submitted_at = p_submitted WHERE id = p_batch;
    RETURN 1;
END $$;

CREATE TABLE version_1.batches (
    id bigint NOT NULL,
    uid text NOT NULL,
    job_id bigint NOT NULL,
    run_id bigint NOT NULL,
    endpoint text NOT NULL,
    model text,
    state text NOT NULL,
    lines integer NOT NULL,
    bytes bigint NOT NULL,
    file_hash text NOT NULL,
    input_file_id text,
    batch_id text,
    output_file_id text,
    error_file_id text,
    status text,
    answered integer DEFAULT 0 NOT NULL,
    failed integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    ended_at timestamp with time zone,
    CONSTRAINT batches_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'uploaded'::text, 'submitting'::text, 'submitted'::text, 'ended'::text])))
);

ALTER TABLE version_1.batches ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME version_1.batches_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE version_1.claims (
    job_id bigint NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    run_id bigint NOT NULL
);

CREATE TABLE version_1.jobs (
    id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE version_1.spending (
    job_id bigint NOT NULL,
    day date NOT NULL,
    run_id bigint NOT NULL,
    requests bigint NOT NULL,
    unpriced bigint NOT NULL,
    cost bigint NOT NULL
);

CREATE VIEW version_1.daily_spending AS
 SELECT spending.day,
    jobs.name AS job,
    (sum(spending.requests))::bigint AS requests,
    (sum(spending.unpriced))::bigint AS unpriced,
    (sum(spending.cost) / '1000000000'::numeric) AS cost_usd
   FROM (version_1.spending
     JOIN version_1.jobs ON ((jobs.id = spending.job_id)))
  GROUP BY spending.day, jobs.name;

CREATE TABLE version_1.items (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
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
    at timestamp with time zone NOT NULL,
    CONSTRAINT items_state_check CHECK ((state = ANY (ARRAY['done'::text, 'failed'::text])))
);

CREATE VIEW version_1.failures AS
 SELECT jobs.name AS job,
    items.key,
    items.error_type,
    items.error_message,
    items.violations,
    items.at,
    ((items.cost)::numeric / '1000000000'::numeric) AS cost_usd
   FROM (version_1.items
     JOIN version_1.jobs ON ((jobs.id = items.job_id)))
  WHERE (items.state = 'failed'::text);

CREATE TABLE version_1.item_requests (
    item_id bigint NOT NULL,
    ordinal integer NOT NULL,
    request text NOT NULL COLLATE pg_catalog."C",
    prompt text NOT NULL,
    pictures text[] NOT NULL,
    method text NOT NULL,
    finished boolean NOT NULL,
    reply_id bigint
);

ALTER TABLE version_1.items ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME version_1.items_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE version_1.jobs ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME version_1.jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE version_1.leases (
    run_id bigint NOT NULL,
    until timestamp with time zone NOT NULL
);

CREATE TABLE version_1.meta (
    name text NOT NULL,
    value text NOT NULL
);

CREATE TABLE version_1.open_requests (
    id bigint NOT NULL,
    run_id bigint NOT NULL,
    job_id bigint NOT NULL,
    number bigint NOT NULL,
    request text NOT NULL COLLATE pg_catalog."C",
    turn text NOT NULL COLLATE pg_catalog."C",
    item text COLLATE pg_catalog."C",
    method text NOT NULL,
    model text,
    reserved bigint NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    request_id text,
    in_batch boolean NOT NULL,
    batch_id bigint
);

ALTER TABLE version_1.open_requests ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME version_1.open_requests_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE version_1.pictures (
    path text NOT NULL COLLATE pg_catalog."C",
    length bigint NOT NULL,
    written_at text NOT NULL,
    media_type text NOT NULL,
    width integer,
    height integer,
    hash text NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE VIEW version_1.possibly_billed AS
 SELECT open_requests.id,
    jobs.name AS job,
    open_requests.item,
    open_requests.method,
    ((open_requests.reserved)::numeric / '1000000000'::numeric) AS reserved_usd,
    open_requests.sent_at,
    open_requests.request_id
   FROM (version_1.open_requests
     JOIN version_1.jobs ON ((jobs.id = open_requests.job_id)))
  WHERE (open_requests.ended_at IS NOT NULL);

CREATE TABLE version_1.replies (
    id bigint NOT NULL,
    request text NOT NULL COLLATE pg_catalog."C",
    turn text NOT NULL COLLATE pg_catalog."C",
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
    at timestamp with time zone NOT NULL,
    pending_job bigint,
    pending_item text COLLATE pg_catalog."C"
);

ALTER TABLE version_1.replies ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME version_1.replies_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW version_1.results AS
 SELECT jobs.name AS job,
    items.key,
    (item_requests.ordinal + 1) AS call,
    item_requests.method,
    version_1.shown(COALESCE(replies.final_document, replies.document)) AS document,
    replies.at,
    ( SELECT (sum(turns.cost) / '1000000000'::numeric)
           FROM version_1.replies turns
          WHERE (turns.request = item_requests.request)) AS cost_usd
   FROM (((version_1.items
     JOIN version_1.jobs ON ((jobs.id = items.job_id)))
     JOIN version_1.item_requests ON (((item_requests.item_id = items.id) AND (item_requests.ordinal >= 0))))
     JOIN version_1.replies ON (((replies.request = item_requests.request) AND (replies.turn = 'first'::text))))
  WHERE (items.state = 'done'::text);

CREATE TABLE version_1.runs (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    group_id bigint NOT NULL,
    mode text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    outcome text,
    process_id integer NOT NULL,
    machine text NOT NULL
);

CREATE VIEW version_1.running AS
 SELECT jobs.name AS job,
    runs.id AS run,
    runs.mode,
    runs.machine,
    runs.process_id,
    runs.started_at,
    leases.until AS lease_until,
    ( SELECT count(*) AS count
           FROM version_1.claims
          WHERE (claims.run_id = runs.id)) AS items
   FROM ((version_1.runs
     JOIN version_1.jobs ON ((jobs.id = runs.job_id)))
     JOIN version_1.leases ON ((leases.run_id = runs.id)))
  WHERE (runs.ended_at IS NULL);

ALTER TABLE version_1.runs ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME version_1.runs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE version_1.slices (
    run_id bigint NOT NULL,
    job_id bigint NOT NULL,
    amount bigint NOT NULL
);

CREATE TABLE version_1.tombstones (
    job_id bigint NOT NULL,
    hash text NOT NULL,
    last_run bigint NOT NULL,
    at timestamp with time zone NOT NULL
);

INSERT INTO version_1.claims VALUES (1, 'c.jpg', 2);

INSERT INTO version_1.item_requests VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000001', '00000000000000000000000000000000000000000000000000000000000003e9', '{00000000000000000000000000000000000000000000000000000000000007d1}', 'IReceiptReader.ReadAsync', true, 1);
INSERT INTO version_1.item_requests VALUES (2, 0, '0000000000000000000000000000000000000000000000000000000000000002', '00000000000000000000000000000000000000000000000000000000000003ea', '{00000000000000000000000000000000000000000000000000000000000007d2}', 'IReceiptReader.ReadAsync', false, 3);

INSERT INTO version_1.items OVERRIDING SYSTEM VALUE VALUES (1, 1, 'a.jpg', 'done', true, 1, 1, 1, 1, 0, NULL, NULL, '{}', '{}', '{}', 2000, 150, 0, 0, NULL, 10, 40000000, 3.5, '2026-03-01 10:00:03+00');
INSERT INTO version_1.items OVERRIDING SYSTEM VALUE VALUES (2, 1, 'b.jpg', 'failed', false, NULL, 1, 1, 0, 2, 'ContractViolationException', 'The total is missing.', '{"/total: missing"}', '{}', '{Fence,Fence}', 1000, 100, 0, 0, NULL, 0, 10000000, 2, '2026-03-01 10:00:04+00');

INSERT INTO version_1.jobs OVERRIDING SYSTEM VALUE VALUES (1, 'receipts', '2026-03-01 10:00:00+00');

INSERT INTO version_1.leases VALUES (2, '2026-03-01 10:00:36+00');

INSERT INTO version_1.meta VALUES ('schema_version', '1');
INSERT INTO version_1.meta VALUES ('tombstone_key', '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff');

INSERT INTO version_1.open_requests OVERRIDING SYSTEM VALUE VALUES (1, 2, 1, 1, '0000000000000000000000000000000000000000000000000000000000000003', 'first', 'c.jpg', 'IReceiptReader.ReadAsync', NULL, 250000000, '2026-03-01 10:00:07+00', NULL, NULL, false, NULL);

INSERT INTO version_1.pictures VALUES ('/scans/a.jpg', 1000, '2026-02-01T00:00:00.0000000Z', 'image/jpeg', 1536, 2048, '00000000000000000000000000000000000000000000000000000000000007d1', '2026-03-01 10:00:00+00');

INSERT INTO version_1.replies OVERRIDING SYSTEM VALUE VALUES (1, '0000000000000000000000000000000000000000000000000000000000000001', 'first', '\x7b226d65726368616e74223a226669727374227d', '\x7b226d65726368616e74223a2266696e616c227d', true, NULL, 'stop', NULL, 'gpt-5-4-image-2', NULL, 'IReceiptReader.ReadAsync', 1000, 100, 0, 0, NULL, 0, 20000000, 2, NULL, 1, 1, 1, '2026-03-01 10:00:01+00', NULL, NULL);
INSERT INTO version_1.replies OVERRIDING SYSTEM VALUE VALUES (2, '0000000000000000000000000000000000000000000000000000000000000001', 'correction 1 of 0123456789abcdef', '\x7b226d65726368616e74223a2266696e616c227d', NULL, false, NULL, 'stop', NULL, 'gpt-5-4-image-2', NULL, 'IReceiptReader.ReadAsync', 1000, 50, 0, 0, NULL, 10, 20000000, 1.5, NULL, 1, 1, 2, '2026-03-01 10:00:02+00', NULL, NULL);
INSERT INTO version_1.replies OVERRIDING SYSTEM VALUE VALUES (3, '0000000000000000000000000000000000000000000000000000000000000002', 'first', '\x7b7d', NULL, false, NULL, 'stop', NULL, 'gpt-5-4-image-2', NULL, 'IReceiptReader.ReadAsync', 1000, 100, 0, 0, NULL, 0, 10000000, 2, NULL, 1, 1, 3, '2026-03-01 10:00:04+00', NULL, NULL);

INSERT INTO version_1.runs OVERRIDING SYSTEM VALUE VALUES (1, 1, 1, 'Live', '2026-03-01 10:00:00+00', '2026-03-01 10:00:05+00', 'completed', 100, 'host');
INSERT INTO version_1.runs OVERRIDING SYSTEM VALUE VALUES (2, 1, 2, 'Live', '2026-03-01 10:00:06+00', NULL, NULL, 101, 'host');

INSERT INTO version_1.slices VALUES (2, 1, 5000000000);

INSERT INTO version_1.spending VALUES (1, '2026-03-01', 1, 3, 0, 50000000);

INSERT INTO version_1.tombstones VALUES (1, '4a3e18377de6aa3489f06b45b5972802a42d6ae486981bd549a9702a906774c7', 1, '2026-03-01 10:00:04+00');

SELECT pg_catalog.setval('version_1.batches_id_seq', 1, false);

SELECT pg_catalog.setval('version_1.items_id_seq', 2, true);

SELECT pg_catalog.setval('version_1.jobs_id_seq', 1, true);

SELECT pg_catalog.setval('version_1.open_requests_id_seq', 1, true);

SELECT pg_catalog.setval('version_1.replies_id_seq', 3, true);

SELECT pg_catalog.setval('version_1.runs_id_seq', 2, true);

ALTER TABLE ONLY version_1.batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (id);

ALTER TABLE ONLY version_1.batches
    ADD CONSTRAINT batches_uid_key UNIQUE (uid);

ALTER TABLE ONLY version_1.claims
    ADD CONSTRAINT claims_pkey PRIMARY KEY (job_id, key);

ALTER TABLE ONLY version_1.item_requests
    ADD CONSTRAINT item_requests_pkey PRIMARY KEY (item_id, ordinal, request);

ALTER TABLE ONLY version_1.items
    ADD CONSTRAINT items_job_id_key_key UNIQUE (job_id, key);

ALTER TABLE ONLY version_1.items
    ADD CONSTRAINT items_pkey PRIMARY KEY (id);

ALTER TABLE ONLY version_1.jobs
    ADD CONSTRAINT jobs_name_key UNIQUE (name);

ALTER TABLE ONLY version_1.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY version_1.leases
    ADD CONSTRAINT leases_pkey PRIMARY KEY (run_id);

ALTER TABLE ONLY version_1.meta
    ADD CONSTRAINT meta_pkey PRIMARY KEY (name);

ALTER TABLE ONLY version_1.open_requests
    ADD CONSTRAINT open_requests_pkey PRIMARY KEY (id);

ALTER TABLE ONLY version_1.open_requests
    ADD CONSTRAINT open_requests_run_id_number_key UNIQUE (run_id, number);

ALTER TABLE ONLY version_1.pictures
    ADD CONSTRAINT pictures_pkey PRIMARY KEY (path);

ALTER TABLE ONLY version_1.replies
    ADD CONSTRAINT replies_pkey PRIMARY KEY (id);

ALTER TABLE ONLY version_1.replies
    ADD CONSTRAINT replies_request_turn_key UNIQUE (request, turn);

ALTER TABLE ONLY version_1.runs
    ADD CONSTRAINT runs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY version_1.slices
    ADD CONSTRAINT slices_pkey PRIMARY KEY (run_id);

ALTER TABLE ONLY version_1.spending
    ADD CONSTRAINT spending_pkey PRIMARY KEY (job_id, day, run_id);

ALTER TABLE ONLY version_1.tombstones
    ADD CONSTRAINT tombstones_pkey PRIMARY KEY (job_id, hash);

CREATE INDEX batches_that_run ON version_1.batches USING btree (run_id) WHERE (ended_at IS NULL);

CREATE INDEX claims_by_run ON version_1.claims USING btree (run_id);

CREATE INDEX item_requests_by_reply ON version_1.item_requests USING btree (reply_id);

CREATE INDEX open_requests_by_batch ON version_1.open_requests USING btree (batch_id, run_id, number) WHERE (batch_id IS NOT NULL);

CREATE INDEX open_requests_by_job ON version_1.open_requests USING btree (job_id);

CREATE UNIQUE INDEX open_requests_that_run ON version_1.open_requests USING btree (request, turn) WHERE (ended_at IS NULL);

CREATE INDEX replies_by_method ON version_1.replies USING btree (method, requested_model, id) WHERE ((turn = 'first'::text) AND (input_tokens IS NOT NULL));

CREATE INDEX replies_without_item ON version_1.replies USING btree (pending_job, pending_item) WHERE (pending_item IS NOT NULL);

CREATE INDEX runs_that_run ON version_1.runs USING btree (job_id) WHERE (ended_at IS NULL);

CREATE INDEX spending_by_day ON version_1.spending USING btree (day);

ALTER TABLE ONLY version_1.batches
    ADD CONSTRAINT batches_job_id_fkey FOREIGN KEY (job_id) REFERENCES version_1.jobs(id);

ALTER TABLE ONLY version_1.batches
    ADD CONSTRAINT batches_run_id_fkey FOREIGN KEY (run_id) REFERENCES version_1.runs(id);

ALTER TABLE ONLY version_1.claims
    ADD CONSTRAINT claims_run_id_fkey FOREIGN KEY (run_id) REFERENCES version_1.runs(id);

ALTER TABLE ONLY version_1.item_requests
    ADD CONSTRAINT item_requests_item_id_fkey FOREIGN KEY (item_id) REFERENCES version_1.items(id) ON DELETE CASCADE;

ALTER TABLE ONLY version_1.items
    ADD CONSTRAINT items_job_id_fkey FOREIGN KEY (job_id) REFERENCES version_1.jobs(id);

ALTER TABLE ONLY version_1.leases
    ADD CONSTRAINT leases_run_id_fkey FOREIGN KEY (run_id) REFERENCES version_1.runs(id);

ALTER TABLE ONLY version_1.open_requests
    ADD CONSTRAINT open_requests_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES version_1.batches(id);

ALTER TABLE ONLY version_1.open_requests
    ADD CONSTRAINT open_requests_job_id_fkey FOREIGN KEY (job_id) REFERENCES version_1.jobs(id);

ALTER TABLE ONLY version_1.open_requests
    ADD CONSTRAINT open_requests_run_id_fkey FOREIGN KEY (run_id) REFERENCES version_1.runs(id);

ALTER TABLE ONLY version_1.runs
    ADD CONSTRAINT runs_job_id_fkey FOREIGN KEY (job_id) REFERENCES version_1.jobs(id);

ALTER TABLE ONLY version_1.slices
    ADD CONSTRAINT slices_run_id_fkey FOREIGN KEY (run_id) REFERENCES version_1.runs(id);

ALTER TABLE ONLY version_1.spending
    ADD CONSTRAINT spending_job_id_fkey FOREIGN KEY (job_id) REFERENCES version_1.jobs(id);

ALTER TABLE ONLY version_1.tombstones
    ADD CONSTRAINT tombstones_job_id_fkey FOREIGN KEY (job_id) REFERENCES version_1.jobs(id);
