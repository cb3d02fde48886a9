using System.Text;
using GptImage2.Emulator.Images;
using GptImage2.Emulator.Log;

namespace GptImage2.Emulator.Pages;

/// <summary>A call as the page shows it: the request, and what the request log does not keep of it.</summary>
/// <remarks>Its members change under the lock of the log that it belongs to.</remarks>
internal sealed class Call(long id, ReceivedRequest request, CallHistory log) : IRecordedCall
{
    private const int MostText = 8 * 1024;

    private readonly SentBytes _sent = new();
    private readonly List<Picture?> _pictures = [];
    private readonly List<Picture> _incoming = [];

    /// <summary>Gets the place of the call among those that the page has shown.</summary>
    public long Id { get; } = id;

    public ReceivedRequest Request { get; } = request;

    public IReadOnlyList<Picture?> Pictures => _pictures;

    /// <summary>Gets the beginning of a body that is not JSON; null when it is.</summary>
    public string? Text { get; private set; }

    /// <summary>Gets the headers of the answer; null before there are any.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? AnswerHeaders { get; private set; }

    public SentBytes Body => _sent;

    /// <summary>Gets or sets a value indicating whether it is settled what the answer is.</summary>
    public bool IsSettled { get; set; }

    /// <summary>Gets or sets the change of the log that changed it last.</summary>
    public long Version { get; set; }

    /// <summary>Gets or sets the bytes that are kept for it.</summary>
    public long Bytes { get; set; }

    /// <summary>Gets or sets how many of these bytes are pictures.</summary>
    public long PictureBytes { get; set; }

    /// <summary>Makes what takes the next picture while it comes in.</summary>
    public PictureSink NewSink() => new(log, this);

    IImageSink IRecordedCall.NewSink() => NewSink();

    /// <summary>Keeps the pictures of a body, or its text where it is not JSON.</summary>
    public void Received(ReadOnlySpan<byte> body, PassedImages images)
    {
        if (!PictureReader.Read(body, images, NewSink, (sink, type) => log.Change(this, () => Keep(sink, type))))
        {
            string text = Encoding.UTF8.GetString(body[..Math.Min(MostText, body.Length)]);
            log.Change(this, () =>
            {
                Text = text;
                log.Charge(this, text.Length * sizeof(char));
            });
        }
    }

    public void Answered(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        log.Change(this, () => AnswerHeaders = [.. headers.Where(static h => !SecretHeaders.IsSecret(h.Key))]);

    public void Sent(ReadOnlySpan<byte> bytes)
    {
        // A 401 quotes a part of the key, or all of a short one.
        if (Request.Status != StatusCodes.Status401Unauthorized)
            log.AddSent(this, bytes);
    }

    public void Ended() => log.End(this);

    /// <summary>Adds bytes to a picture that is coming in.</summary>
    public void Append(Picture picture, ReadOnlySpan<byte> bytes)
    {
        if (picture.Length == 0)
            _incoming.Add(picture);

        picture.Append(bytes);
    }

    /// <summary>Forgets a picture that is coming in, and returns how many bytes it had.</summary>
    public long Drop(Picture picture)
    {
        _incoming.Remove(picture);
        return Free(picture.Drop());
    }

    /// <summary>Forgets the pictures, those that are coming in too, and returns how many bytes they had.</summary>
    public long DropPictures()
    {
        long freed = 0;
        foreach (Picture? picture in _pictures.OfType<Picture>().Concat(_incoming))
            freed += picture.Drop();

        for (int i = 0; i < _pictures.Count; i++)
            _pictures[i] = null;

        _incoming.Clear();
        return Free(freed);
    }

    private long Free(long bytes)
    {
        PictureBytes -= bytes;
        Bytes -= bytes;
        return bytes;
    }

    private void Keep(PictureSink? sink, string? type)
    {
        Picture? picture = sink?.Take();
        if (picture is not null)
        {
            picture.Type = type;
            _incoming.Remove(picture);
        }

        // There may have been no room for it up to its end, or up to now.
        _pictures.Add(picture is { IsGone: false } ? picture : null);
    }
}
