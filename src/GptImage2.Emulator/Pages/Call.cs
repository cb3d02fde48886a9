using System.Text;
using GptImage2.Emulator.Http;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Pages;

/// <summary>A call as the page shows it: the request, and what the request log does not keep of it.</summary>
/// <remarks>Its members change under the lock of the log that it belongs to.</remarks>
internal sealed class Call(long id, ReceivedRequest request, CallLog log)
{
    private const int MostText = 8 * 1024;

    private readonly SentBytes _sent = new();
    private readonly List<Picture?> _pictures = [];
    private int _drops;

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

    /// <summary>Gets how often the pictures were dropped.</summary>
    public int Drops => Volatile.Read(ref _drops);

    /// <summary>Makes what takes the next picture while it comes in.</summary>
    public PictureSink NewSink() => new(log, this);

    /// <summary>Keeps the pictures of a body, or its text where it is not JSON.</summary>
    public void Received(ReadOnlySpan<byte> body, PassedImages images)
    {
        if (!PictureReader.Read(body, images, bytes => log.Reserve(this, bytes), (picture, reserved) => log.Change(this, () => Keep(picture, reserved))))
        {
            var text = Encoding.UTF8.GetString(body[..Math.Min(MostText, body.Length)]);
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

    /// <summary>Forgets the pictures, and returns how many bytes they had.</summary>
    public long DropPictures()
    {
        for (var i = 0; i < _pictures.Count; i++)
            _pictures[i] = null;

        Interlocked.Increment(ref _drops);
        var freed = PictureBytes;
        PictureBytes = 0;
        Bytes -= freed;
        return freed;
    }

    private void Keep(Picture? picture, int reserved)
    {
        var used = picture is null ? 0 : reserved;
        log.Release(this, reserved - used);

        // The pictures of this call may have been dropped meanwhile, and the room for this one with them.
        _pictures.Add(PictureBytes >= used ? picture : null);
    }
}
