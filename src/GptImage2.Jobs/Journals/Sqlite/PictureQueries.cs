namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Reads what is known of the files of pictures.</summary>
internal sealed class PictureQueries(SqliteDatabase database)
{
    private readonly SqliteStatement _find = database.Prepare("SELECT length, written_at, media_type, width, height, hash FROM pictures WHERE path = ?");

    private readonly SqliteStatement _entries = database.Prepare("SELECT path, hash FROM pictures WHERE path > ? ORDER BY path LIMIT ?");

    // One look at all entries: there is no index of hashes.
    private readonly SqliteStatement _paths = database.Prepare("SELECT hash, MIN(path) FROM pictures WHERE hash IN (SELECT value FROM json_each(?)) GROUP BY hash");

    /// <summary>The first path of each hash that is known.</summary>
    public IReadOnlyDictionary<string, string> FindPaths(IReadOnlyCollection<string> hashes)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        using SqliteRows rows = _paths.Query(TextList.ToJson([.. hashes]));
        while (rows.Read())
            paths.Add(rows.Text(0), rows.Text(1));
        return paths;
    }

    public StoredPicture? Find(string path)
    {
        using SqliteRows rows = _find.Query(path);
        return rows.Read()
            ? new StoredPicture(path, rows.Number(0), Times.ToTime(rows.Text(1)), rows.Text(2), (int?)rows.NumberOrNull(3), (int?)rows.NumberOrNull(4), rows.Text(5))
            : null;
    }

    /// <summary>The paths of the next entries that belong to forgotten items.</summary>
    /// <param name="pictures">The pictures of the items.</param>
    /// <param name="after">The path after which to look; null for the beginning.</param>
    /// <param name="most">The number of entries to look at.</param>
    /// <returns>The paths, and the path after which to go on; null at the end.</returns>
    public (IReadOnlyList<string> Paths, string? Next) Find(ForgottenPictures pictures, string? after, int most)
    {
        var paths = new List<string>();
        string? last = null;
        using SqliteRows rows = _entries.Query(after ?? "", most);
        while (rows.Read())
        {
            last = rows.Text(0);
            if (pictures.Has(last, rows.Text(1)))
                paths.Add(last);
        }

        return (paths, last);
    }
}
