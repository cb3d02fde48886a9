using System.Security.Cryptography;
using GptImage2.Endpoints.Batches;
using GptImage2.Jobs.Journals;
using GptImage2.Messages;

namespace GptImage2.Jobs.Batches;

/// <summary>The requests that are collected for one batch, in the file that will be uploaded.</summary>
internal sealed class BatchSpool(string uid, string? model, FileStream file, DateTimeOffset createdAt) : IAsyncDisposable
{
    private readonly List<OpenRequest> _lines = [];
    private readonly HashSet<ReplyKey> _keys = [];

    public string Uid => uid;

    public string? Model => model;

    /// <summary>The content, at the beginning after <see cref="SealAsync"/>.</summary>
    public FileStream File => file;

    public DateTimeOffset CreatedAt => createdAt;

    public IReadOnlyList<OpenRequest> Lines => _lines;

    /// <summary>The input tokens of the lines, as they are estimated.</summary>
    public long Tokens { get; private set; }

    /// <summary>The length of the file in bytes.</summary>
    public long Bytes { get; private set; }

    public PendingBatch Pending { get; } = new();

    public bool Has(ReplyKey key) => _keys.Contains(key);

    /// <summary>Writes a line.</summary>
    /// <returns>False when it does not fit. Then the file is as before.</returns>
    public async Task<bool> AddAsync(IBatchEndpoint endpoint, OpenRequest open, JsonModeRequest request, long tokens, long mostBytes)
    {
        try
        {
            // A line that was begun is finished, so that no half of one is left.
            await endpoint.WriteLineAsync(file, open.LineId, request, CancellationToken.None).ConfigureAwait(false);
            if (file.Position > mostBytes)
            {
                file.SetLength(Bytes);
                return false;
            }
        }
        catch
        {
            file.SetLength(Bytes);
            throw;
        }

        Bytes = file.Position;
        Tokens += tokens;
        _lines.Add(open);
        _keys.Add(open.Key);
        return true;
    }

    /// <summary>Ends the file.</summary>
    /// <returns>Its hash.</returns>
    public async Task<string> SealAsync(CancellationToken cancellationToken)
    {
        Pending.Tokens = Tokens;
        file.Position = 0;
        byte[] hash = await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false);
        file.Position = 0;
        return Convert.ToHexStringLower(hash);
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
