using System.Text.Json;

namespace GptImage2.Emulator.Files;

/// <summary>A file that was uploaded, or that a batch wrote.</summary>
internal sealed record StoredFile(string Id, string Path, string Name, string Purpose, long Length, long CreatedAt, long? ExpiresAt)
{
    private const int BufferLength = 64 * 1024;

    /// <summary>Opens the content; it stays readable when the file is deleted meanwhile.</summary>
    public FileStream OpenRead() => new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferLength, FileOptions.Asynchronous);

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync()
    {
        FileStream content = OpenRead();
        await using (content.ConfigureAwait(false))
        {
            byte[] buffer = new byte[BufferLength];
            int length;
            while ((length = await content.ReadAsync(buffer).ConfigureAwait(false)) > 0)
                yield return buffer.AsMemory(0, length);
        }
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("object"u8, "file"u8);
        writer.WriteString("id"u8, Id);
        writer.WriteString("purpose"u8, Purpose);
        writer.WriteString("filename"u8, Name);
        writer.WriteNumber("bytes"u8, Length);
        writer.WriteNumber("created_at"u8, CreatedAt);
        if (ExpiresAt is { } expiry)
            writer.WriteNumber("expires_at"u8, expiry);
        else
            writer.WriteNull("expires_at"u8);

        writer.WriteString("status"u8, "processed"u8);
        writer.WriteNull("status_details"u8);
        writer.WriteEndObject();
    }
}
