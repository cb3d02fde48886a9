namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Deletes what is stored of items, and leaves a mark for each. The database overwrites what it deletes.</summary>
internal sealed class Forgetting
{
    private readonly Tombstones _tombstones;
    private readonly SqliteStatement _job;
    private readonly SqliteStatement _jobs;
    private readonly SqliteStatement _item;
    private readonly SqliteStatement _requests;
    private readonly SqliteStatement _pending;
    private readonly SqliteStatement _clearPending;
    private readonly SqliteStatement _clearOpen;
    private readonly SqliteStatement _removeItem;
    private readonly SqliteStatement _users;
    private readonly SqliteStatement _pendingUsers;
    private readonly SqliteStatement _hasReply;
    private readonly SqliteStatement _relink;
    private readonly SqliteStatement _removeReplies;
    private readonly SqliteStatement _removePicture;
    private readonly SqliteStatement _olderItems;
    private readonly SqliteStatement _lastReply;
    private readonly SqliteStatement _removeOlderReplies;
    private readonly SqliteStatement _removeOlderPictures;
    private readonly SqliteStatement _clearOlderOpen;

    public Forgetting(SqliteDatabase database, Tombstones tombstones)
    {
        _tombstones = tombstones;
        _job = database.Prepare("SELECT id FROM jobs WHERE name = ?");
        _jobs = database.Prepare("SELECT id, name FROM jobs ORDER BY id");
        _item = database.Prepare("SELECT id FROM items WHERE job_id = ? AND key = ?");
        _requests = database.Prepare("SELECT request, pictures FROM item_requests WHERE item_id = ?");
        _pending = database.Prepare("SELECT DISTINCT request FROM replies WHERE pending_job = ? AND pending_item = ?");
        _clearPending = database.Prepare("UPDATE replies SET pending_job = NULL, pending_item = NULL WHERE pending_job = ? AND pending_item = ?");
        _clearOpen = database.Prepare("UPDATE open_requests SET item = NULL WHERE item = ?2 AND run_id IN (SELECT id FROM runs WHERE job_id = ?1)");
        _removeItem = database.Prepare("DELETE FROM items WHERE id = ?");
        _users = database.Prepare("SELECT DISTINCT item_id FROM item_requests WHERE reply_id = (SELECT id FROM replies WHERE request = ? AND turn = 'first')");
        _pendingUsers = database.Prepare("SELECT COUNT(DISTINCT pending_job || ' ' || pending_item) FROM replies WHERE request = ? AND pending_item IS NOT NULL");
        _hasReply = database.Prepare("SELECT 1 FROM replies WHERE request = ?");
        _relink = database.Prepare(
            """
            UPDATE replies SET (pending_job, pending_item) = (SELECT job_id, key FROM items WHERE items.id = ?1)
            WHERE request IN (SELECT request FROM item_requests WHERE item_id = ?1) AND request <> ?2 AND pending_item IS NULL
            """);
        _removeReplies = database.Prepare("DELETE FROM replies WHERE request = ?");
        _removePicture = database.Prepare("DELETE FROM pictures WHERE path = ?");
        _olderItems = database.Prepare("SELECT id, job_id, key FROM items WHERE id > ? AND at < ? ORDER BY id LIMIT ?");
        _lastReply = database.Prepare("SELECT MAX(id) FROM replies");
        _removeOlderReplies = database.Prepare(
            """
            DELETE FROM replies
            WHERE id > ?1 AND id <= ?2 AND at < ?3 AND NOT EXISTS (
                SELECT 1 FROM item_requests
                WHERE reply_id = (SELECT id FROM replies AS first WHERE first.request = replies.request AND first.turn = 'first'))
            """);
        _removeOlderPictures = database.Prepare("DELETE FROM pictures WHERE at < ?");
        _clearOlderOpen = database.Prepare("UPDATE open_requests SET item = NULL WHERE sent_at < ? AND item IS NOT NULL");
    }

    /// <summary>Forgets keys of a job, or of all jobs.</summary>
    /// <param name="job">The name of the job; null for all.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="queued">Those that were in the queue, with the names of their jobs.</param>
    /// <param name="options">What becomes of shared replies.</param>
    /// <param name="pictures">Where the pictures of the items are noted.</param>
    /// <param name="now">The time.</param>
    public ForgetResult Forget(string? job, IReadOnlyList<string> keys, IReadOnlySet<(string Job, string Key)> queued, ForgetOptions options, ForgottenPictures pictures, DateTimeOffset now)
    {
        List<(long Id, string Name)> jobs = JobsOf(job);
        var found = new Traces(pictures);
        long items = 0;
        long unknown = 0;
        foreach (string key in keys)
        {
            int known = jobs.Count(of => Remove(of.Id, key, queued.Contains((of.Name, key)), found, now));
            // A job that has not run yet is in no table.
            if (known == 0 && queued.Any(item => item.Key == key))
                known = 1;
            items += known;
            if (known == 0)
                unknown++;
        }

        return Remove(found, options) with { Items = items, UnknownKeys = unknown };
    }

    /// <summary>Forgets items that ended before a time, some at a time.</summary>
    /// <returns>What was forgotten, and the id after which to go on; null at the end.</returns>
    public (ForgetResult Result, long? Next) ForgetOlder(DateTimeOffset before, long after, int most, ForgottenPictures pictures, DateTimeOffset now)
    {
        var older = new List<(long Id, long Job, string Key)>();
        using (SqliteRows rows = _olderItems.Query(after, Times.ToText(before), most))
        {
            while (rows.Read())
                older.Add((rows.Number(0), rows.Number(1), rows.Text(2)));
        }

        var found = new Traces(pictures);
        foreach ((_, long job, string key) in older)
            Remove(job, key, isQueued: false, found, now);
        return (Remove(found, new ForgetOptions()) with { Items = older.Count }, older.Count == 0 ? null : older[^1].Id);
    }

    /// <summary>Deletes replies that no item uses and that are older than a time, some at a time.</summary>
    /// <returns>What was forgotten, and the id after which to go on; null at the end.</returns>
    public (ForgetResult Result, long? Next) ForgetOlderReplies(DateTimeOffset before, long after, int most)
    {
        long last = _lastReply.Number() ?? 0;
        if (after >= last)
            return (ForgetResult.Nothing, null);
        int removed = _removeOlderReplies.Run(after, after + most, Times.ToText(before));
        return (ForgetResult.Nothing with { Replies = removed }, after + most);
    }

    /// <summary>Deletes the entries of pictures that are older than a time, and the keys of older requests that may be billed.</summary>
    public ForgetResult ForgetOlderPictures(DateTimeOffset before)
    {
        _clearOlderOpen.Run(Times.ToText(before));
        return ForgetResult.Nothing with { Pictures = _removeOlderPictures.Run(Times.ToText(before)) };
    }

    /// <summary>Deletes the entries of pictures.</summary>
    public ForgetResult ForgetPictures(IReadOnlyList<string> paths) =>
        ForgetResult.Nothing with { Pictures = paths.Sum(path => (long)_removePicture.Run(path)) };

    private List<(long Id, string Name)> JobsOf(string? name)
    {
        if (name is not null)
            return _job.Number(name) is { } job ? [(job, name)] : [];
        var jobs = new List<(long, string)>();
        using SqliteRows rows = _jobs.Query();
        while (rows.Read())
            jobs.Add((rows.Number(0), rows.Text(1)));
        return jobs;
    }

    // False when nothing is known of the key.
    private bool Remove(long job, string key, bool isQueued, Traces found, DateTimeOffset now)
    {
        long? item = _item.Number(job, key);
        int traces = found.Requests.Count;
        if (item is { } id)
        {
            using (SqliteRows rows = _requests.Query(id))
            {
                while (rows.Read())
                {
                    found.Requests.Add(rows.Text(0));
                    found.Pictures.Add(TextList.Parse(rows.Utf8(1)));
                }
            }

            _removeItem.Run(id);
        }

        // Paid for, but the process ended before the item did.
        using (SqliteRows rows = _pending.Query(job, key))
        {
            while (rows.Read())
                found.Requests.Add(rows.Text(0));
        }

        int pending = _clearPending.Run(job, key);
        int open = _clearOpen.Run(job, key);
        if (!isQueued && item is null && pending == 0 && open == 0 && traces == found.Requests.Count)
            return false;
        _tombstones.Add(job, key, now);
        return true;
    }

    private ForgetResult Remove(Traces found, ForgetOptions options)
    {
        long replies = 0;
        long shared = 0;
        long others = 0;
        foreach (string request in found.Requests)
        {
            List<long> users = UsersOf(request);
            long pending = _pendingUsers.Number(request) ?? 0;
            if (!options.IncludeShared && users.Count + pending > 0)
            {
                shared += _hasReply.Number(request) ?? 0;
                continue;
            }

            foreach (long user in users)
            {
                // Its other replies must still be found when its key is forgotten.
                _relink.Run(user, request);
                _removeItem.Run(user);
            }

            others += users.Count + pending;
            replies += _removeReplies.Run(request);
        }

        return ForgetResult.Nothing with { Replies = replies, SharedReplies = shared, OtherItems = others };
    }

    private List<long> UsersOf(string request)
    {
        var users = new List<long>();
        using SqliteRows rows = _users.Query(request);
        while (rows.Read())
            users.Add(rows.Number(0));
        return users;
    }

    /// <summary>What is left of removed items: their requests and the hashes of their pictures.</summary>
    private sealed class Traces(ForgottenPictures pictures)
    {
        public HashSet<string> Requests { get; } = new(StringComparer.Ordinal);

        public ForgottenPictures Pictures => pictures;
    }
}
