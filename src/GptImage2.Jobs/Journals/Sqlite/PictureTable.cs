namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>What is known of the files of pictures.</summary>
internal sealed class PictureTable(SqliteDatabase database)
{
    private readonly SqliteStatement _add = database.Prepare(
        "INSERT OR REPLACE INTO pictures (path, length, written_at, media_type, width, height, hash, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

    public void Add(StoredPicture picture, DateTimeOffset now) =>
        _add.Run(picture.Path, picture.Length, Times.ToText(picture.WrittenAt), picture.MediaType, picture.Width, picture.Height, picture.Hash, Times.ToText(now));
}
