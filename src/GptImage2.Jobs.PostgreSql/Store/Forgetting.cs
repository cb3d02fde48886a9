using GptImage2.Jobs.Journals;
using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>Deletes what is stored of items, and leaves a mark for each.</summary>
internal sealed class Forgetting(PostgreSqlDatabase database, Tombstones tombstones, TimeProvider clock)
{
    private const int KeysInGroup = 200;
    private const int PicturesInGroup = 2000;

    private const string NoItem =
        "NOT EXISTS (SELECT 1 FROM item_requests WHERE reply_id = (SELECT id FROM replies AS first WHERE first.request = replies.request AND first.turn = 'first'))";

    /// <summary>Forgets keys of a job, or of all jobs.</summary>
    public async Task<ForgetResult> ForgetAsync(string? job, IReadOnlyList<string> keys, ForgetOptions options, CancellationToken cancellationToken)
    {
        var pictures = new ForgottenPictures(keys.ToHashSet(StringComparer.Ordinal));
        ForgetResult result = ForgetResult.Nothing;
        foreach (string[] some in keys.Distinct(StringComparer.Ordinal).Chunk(KeysInGroup))
            result += await InTransactionAsync(session => ForgetAsync(session, job, some, options, pictures), cancellationToken).ConfigureAwait(false);
        result += await ForgetPicturesAsync(pictures, cancellationToken).ConfigureAwait(false);
        await VacuumAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>Forgets items that ended longer ago than an age.</summary>
    public async Task<ForgetResult> ForgetOlderThanAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        DateTimeOffset before = clock.GetUtcNow() - age;
        var pictures = new ForgottenPictures(new HashSet<string>());
        ForgetResult result = ForgetResult.Nothing;
        for (long? last = 0; last is { } after;)
        {
            (ForgetResult some, last) = await InTransactionAsync(session => ForgetOlderAsync(session, before, after, pictures), cancellationToken).ConfigureAwait(false);
            result += some;
        }

        result += await InTransactionAsync(
            async session =>
            {
                await session.RunAsync("UPDATE open_requests SET item = NULL WHERE sent_at < $1 AND item IS NOT NULL", before).ConfigureAwait(false);
                // What waits to be read again is not old.
                await session.RunAsync(
                    """
                    UPDATE work_items SET key = NULL, payload = NULL, result = NULL FROM work_ranges
                    WHERE work_ranges.id = range_id AND state = 'worked' AND worked_at < $1 AND key IS NOT NULL
                    """,
                    before).ConfigureAwait(false);
                return ForgetResult.Nothing with
                {
                    Replies = await session.RunAsync($"DELETE FROM replies WHERE at < $1 AND {NoItem}", before).ConfigureAwait(false),
                    Pictures = await session.RunAsync("DELETE FROM pictures WHERE at < $1", before).ConfigureAwait(false),
                };
            },
            cancellationToken).ConfigureAwait(false);
        result += await ForgetPicturesAsync(pictures, cancellationToken).ConfigureAwait(false);
        await VacuumAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    private async Task<ForgetResult> ForgetAsync(Session session, string? job, IReadOnlyList<string> keys, ForgetOptions options, ForgottenPictures pictures)
    {
        List<long> jobs = await session.ReadAsync("SELECT id FROM jobs WHERE $1 IS NULL OR name = $1 ORDER BY id", static rows => rows.GetInt64(0), Parameters.Text(job)).ConfigureAwait(false);
        var requests = new HashSet<string>(StringComparer.Ordinal);
        long items = 0;
        long unknown = 0;
        foreach (string key in keys)
        {
            int known = 0;
            foreach (long id in jobs)
                known += await RemoveAsync(session, id, key, keepsQueued: false, requests, pictures).ConfigureAwait(false) ? 1 : 0;
            items += known;
            unknown += known == 0 ? 1 : 0;
        }

        return await RemoveAsync(session, requests, options).ConfigureAwait(false) with { Items = items, UnknownKeys = unknown };
    }

    private async Task<(ForgetResult Result, long? Next)> ForgetOlderAsync(Session session, DateTimeOffset before, long after, ForgottenPictures pictures)
    {
        List<(long Id, long Job, string Key)> older = await session.ReadAsync(
            "SELECT id, job_id, key FROM items WHERE id > $1 AND at < $2 ORDER BY id LIMIT $3", static rows => (rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2)), after, before, KeysInGroup).ConfigureAwait(false);
        var requests = new HashSet<string>(StringComparer.Ordinal);
        foreach ((long _, long job, string key) in older)
            await RemoveAsync(session, job, key, keepsQueued: true, requests, pictures).ConfigureAwait(false);
        ForgetResult result = await RemoveAsync(session, requests, new ForgetOptions()).ConfigureAwait(false);
        return (result with { Items = older.Count }, older.Count == 0 ? null : older[^1].Id);
    }

    // False when nothing is known of the key.
    private async Task<bool> RemoveAsync(Session session, long job, string key, bool keepsQueued, HashSet<string> requests, ForgottenPictures pictures)
    {
        // An item that is recorded at this moment waits, and then finds the mark.
        await session.ReadAsync("SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || $1, $2))", static _ => true, key, job).ConfigureAwait(false);
        List<long> item = await session.ReadAsync("SELECT id FROM items WHERE job_id = $1 AND key = $2", static rows => rows.GetInt64(0), job, key).ConfigureAwait(false);
        bool isKnown = item.Count > 0;
        foreach (long id in item)
        {
            foreach ((string request, string[] hashes) in await session.ReadAsync("SELECT request, pictures FROM item_requests WHERE item_id = $1", static rows => (rows.GetString(0), rows.Texts(1)), id).ConfigureAwait(false))
            {
                requests.Add(request);
                pictures.Add(hashes);
            }

            await session.RunAsync("DELETE FROM items WHERE id = $1", id).ConfigureAwait(false);
        }

        // Paid for, but the process ended before the item did.
        List<string> pending = await session.ReadAsync("SELECT DISTINCT request FROM replies WHERE pending_job = $1 AND pending_item = $2", static rows => rows.GetString(0), job, key).ConfigureAwait(false);
        requests.UnionWith(pending);
        await session.RunAsync("UPDATE replies SET pending_job = NULL, pending_item = NULL WHERE pending_job = $1 AND pending_item = $2", job, key).ConfigureAwait(false);
        int open = await session.RunAsync("UPDATE open_requests SET item = NULL WHERE item = $2 AND job_id = $1", job, key).ConfigureAwait(false);
        // The places in their ranges stay, so that the client is told.
        int queued = keepsQueued ? 0 : await session.RunAsync("UPDATE work_items SET key = NULL, payload = NULL, result = NULL WHERE job_id = $1 AND key = $2", job, key).ConfigureAwait(false);
        if (!isKnown && pending.Count == 0 && open == 0 && queued == 0)
            return false;
        await session.RunAsync("DELETE FROM claims WHERE job_id = $1 AND key = $2", job, key).ConfigureAwait(false);
        await session.RunAsync(
            """
            INSERT INTO tombstones (job_id, hash, last_run, at) VALUES ($1, $2, (SELECT COALESCE(MAX(id), 0) FROM runs), $3)
            ON CONFLICT (job_id, hash) DO UPDATE SET last_run = excluded.last_run, at = excluded.at
            """,
            job, tombstones.HashOf(job, key), clock.GetUtcNow()).ConfigureAwait(false);
        return true;
    }

    private static async Task<ForgetResult> RemoveAsync(Session session, HashSet<string> requests, ForgetOptions options)
    {
        long replies = 0;
        long shared = 0;
        long others = 0;
        foreach (string request in requests)
        {
            List<long> users = await session.ReadAsync(
                "SELECT DISTINCT item_id FROM item_requests WHERE reply_id = (SELECT id FROM replies WHERE request = $1 AND turn = 'first')", static rows => rows.GetInt64(0), request).ConfigureAwait(false);
            long pending = (await session.ReadAsync(
                "SELECT COUNT(DISTINCT pending_job || ' ' || pending_item) FROM replies WHERE request = $1 AND pending_item IS NOT NULL", static rows => rows.GetInt64(0), request).ConfigureAwait(false))[0];
            if (!options.IncludeShared && users.Count + pending > 0)
            {
                shared += (await session.ReadAsync("SELECT EXISTS (SELECT 1 FROM replies WHERE request = $1)", static rows => rows.GetBoolean(0), request).ConfigureAwait(false))[0] ? 1 : 0;
                continue;
            }

            foreach (long user in users)
            {
                // Its other replies must still be found when its key is forgotten.
                await session.RunAsync(
                    """
                    UPDATE replies SET pending_job = items.job_id, pending_item = items.key FROM items
                    WHERE items.id = $1 AND replies.request IN (SELECT request FROM item_requests WHERE item_id = $1) AND replies.request <> $2 AND replies.pending_item IS NULL
                    """,
                    user, request).ConfigureAwait(false);
                await session.RunAsync("DELETE FROM items WHERE id = $1", user).ConfigureAwait(false);
            }

            others += users.Count + pending;
            replies += await session.RunAsync("DELETE FROM replies WHERE request = $1", request).ConfigureAwait(false);
        }

        return ForgetResult.Nothing with { Replies = replies, SharedReplies = shared, OtherItems = others };
    }

    private async Task<ForgetResult> ForgetPicturesAsync(ForgottenPictures pictures, CancellationToken cancellationToken)
    {
        ForgetResult result = ForgetResult.Nothing;
        for (string? last = ""; last is not null;)
        {
            string after = last;
            List<(string Path, string Hash)> page = await database.ReadAsync(
                "SELECT path, hash FROM pictures WHERE path > $1 ORDER BY path LIMIT $2", [after, PicturesInGroup], static rows => rows.All(static row => (row.GetString(0), row.GetString(1))), cancellationToken).ConfigureAwait(false);
            string[] found = [.. page.Where(picture => pictures.Has(picture.Path, picture.Hash)).Select(static picture => picture.Path)];
            if (found.Length > 0)
                result += await InTransactionAsync(async session => ForgetResult.Nothing with { Pictures = await session.RunAsync("DELETE FROM pictures WHERE path = ANY ($1)", Parameters.Texts(found)).ConfigureAwait(false) }, cancellationToken).ConfigureAwait(false);
            last = page.Count < PicturesInGroup ? null : page[^1].Path;
        }

        return result;
    }

    private async Task<T> InTransactionAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                NpgsqlConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        T result = await work(new Session(connection, cancellationToken)).ConfigureAwait(false);
                        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                        return result;
                    }
                }
            }
            catch (Exception e) when (PostgreSqlErrors.IsConflict(e))
            {
                // The other transaction goes on, and this one is done again.
            }
            catch (NpgsqlException e)
            {
                throw PostgreSqlErrors.Describe(e, database.Description, "written");
            }
        }
    }

    // Rows that are deleted are on the disk until then.
    private async Task VacuumAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            await new Session(connection, cancellationToken).RunAsync("VACUUM items, item_requests, replies, pictures, open_requests, claims, work_items").ConfigureAwait(false);
    }

    /// <summary>A connection with what it executes.</summary>
    private sealed class Session(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        public async Task<int> RunAsync(string sql, params object?[] values)
        {
            NpgsqlCommand command = CommandOf(sql, values);
            await using (command.ConfigureAwait(false))
                return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        public async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read, params object?[] values)
        {
            NpgsqlCommand command = CommandOf(sql, values);
            await using (command.ConfigureAwait(false))
            {
                NpgsqlDataReader rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (rows.ConfigureAwait(false))
                    return rows.All(read);
            }
        }

        private NpgsqlCommand CommandOf(string sql, object?[] values)
        {
            NpgsqlCommand command = connection.CreateCommand();
            command.CommandText = sql;
            Parameters.AddTo(command.Parameters, values);
            return command;
        }
    }
}
