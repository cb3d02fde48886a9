namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Reads what is known of the files of pictures.</summary>
internal sealed class PictureQueries(SqliteDatabase database)
{
    private readonly SqliteStatement _find = database.Prepare("SELECT length, written_at, media_type, width, height, hash FROM pictures WHERE path = ?");

    public StoredPicture? Find(string path)
    {
        using SqliteRows rows = _find.Query(path);
        return rows.Read()
            ? new StoredPicture(path, rows.Number(0), Times.ToTime(rows.Text(1)), rows.Text(2), (int?)rows.NumberOrNull(3), (int?)rows.NumberOrNull(4), rows.Text(5))
            : null;
    }

    /// <summary>The paths of files whose names, or the ends of whose paths, are among some keys.</summary>
    public IReadOnlyList<string> FindPaths(IReadOnlySet<string> keys)
    {
        var paths = new List<string>();
        using SqliteStatement statement = new(database.Handle, "SELECT path FROM pictures");
        using SqliteRows rows = statement.Query();
        while (rows.Read())
        {
            string path = rows.Text(0);
            if (EndsOf(path).Any(keys.Contains))
                paths.Add(path);
        }

        return paths;
    }

    private static IEnumerable<string> EndsOf(string path)
    {
        yield return path;
        for (int at = path.Length - 1; at >= 0; at--)
        {
            if (path[at] is '/' or '\\')
                yield return path[(at + 1)..];
        }
    }
}
