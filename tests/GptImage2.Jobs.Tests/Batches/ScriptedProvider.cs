using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using GptImage2.Endpoints;
using GptImage2.Endpoints.Batches;
using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Jobs.Tests.Batches;

/// <summary>The files and batches of a provider in memory, whose every step can be made to fail before or after it is done.</summary>
internal sealed class ScriptedProvider : IBatchEndpoint
{
    private readonly Lock _lock = new();
    private readonly List<HeldFile> _files = [];
    private readonly List<HeldBatch> _batches = [];
    private int _steps;
    private int _ids;

    public string Name { get; set; } = "https://provider.test/v1";

    /// <summary>What happens at a step, by its number and name; null when all of them succeed.</summary>
    public Func<int, string, StepFault>? Script { get; set; }

    /// <summary>Ends a batch when it is looked at for the first time: its status.</summary>
    public Func<HeldBatch, string> Outcome { get; set; } = static _ => "completed";

    /// <summary>What a line is answered with; null for a label by the width of its picture.</summary>
    public Func<string, BatchResult?>? Answer { get; set; }

    /// <summary>Why a batch is refused; null when it is not.</summary>
    public Func<HeldBatch, ProviderBatchError?> Refusal { get; set; } = static _ => null;

    /// <summary>How often a batch says that it is not ready.</summary>
    public int Delay { get; set; }

    /// <summary>Whether a batch reads its input file when it is submitted, so that deleting the file does not stop it.</summary>
    public bool ReadsInputAtOnce { get; set; }

    /// <summary>How often the list of batches is read before a batch is in it.</summary>
    public int ListedAfter { get; set; }

    /// <summary>How long a line is made at least.</summary>
    public int LineBytes { get; set; }

    /// <summary>The lengths of the files that were uploaded.</summary>
    public List<int> Uploads { get; } = [];

    public List<string> Steps { get; } = [];

    /// <summary>The lines that were run, as they were written.</summary>
    public List<string> Run { get; } = [];

    public IReadOnlyList<HeldFile> Files
    {
        get
        {
            lock (_lock)
                return [.. _files];
        }
    }

    public IReadOnlyList<HeldBatch> Batches
    {
        get
        {
            lock (_lock)
                return [.. _batches];
        }
    }

    public async Task WriteLineAsync(Stream file, string id, JsonModeRequest request, CancellationToken cancellationToken)
    {
        int? width = request.SentParts.Select(static part => part.Image?.Source?.Size?.Width).FirstOrDefault(static width => width is not null);
        string line = string.Create(CultureInfo.InvariantCulture, $"{id} {width ?? 0}{(request.Correction is null ? "" : " correction")}{(request.MaxOutputTokens is { } most ? $" most {most}" : "")}\n");
        if (line.Length < LineBytes)
            line = line.TrimEnd() + new string(' ', LineBytes - line.Length) + "\n";
        await file.WriteAsync(Encoding.UTF8.GetBytes(line), cancellationToken);
    }

    public Task<string> UploadAsync(string name, Stream file, CancellationToken cancellationToken) => StepAsync("upload", () =>
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        string text = reader.ReadToEnd();
        var held = new HeldFile(NextId("file"), name, text);
        Uploads.Add(text.Length);
        _files.Add(held);
        return held.Id;
    });

    public async IAsyncEnumerable<ProviderFile> ListFilesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (HeldFile file in await StepAsync("list files", () => _files.ToList()))
            yield return new ProviderFile(file.Id, file.Name, file.Text.Length, DateTimeOffset.UtcNow);
    }

    public Task<Stream> OpenFileAsync(string id, CancellationToken cancellationToken) => StepAsync("open", Stream () =>
        new MemoryStream(Encoding.UTF8.GetBytes((_files.Find(file => file.Id == id) ?? throw NotThere(id)).Text)));

    public Task DeleteFileAsync(string id, CancellationToken cancellationToken) => StepAsync("delete", () => _files.RemoveAll(file => file.Id == id));

    public Task<ProviderBatch> CreateAsync(NewBatch batch, CancellationToken cancellationToken) => StepAsync("create", () =>
    {
        HeldFile? input = _files.Find(file => file.Id == batch.InputFileId);
        var held = new HeldBatch(NextId("batch"), batch, input?.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []);
        _batches.Add(held);
        return held.ToBatch();
    });

    public Task<ProviderBatch> GetAsync(string id, CancellationToken cancellationToken) => StepAsync("get", () =>
    {
        HeldBatch batch = _batches.Find(batch => batch.Id == id) ?? throw NotThere(id);
        if (!batch.HasEnded && batch.Looks++ >= Delay)
            End(batch);
        return batch.ToBatch();
    });

    public async IAsyncEnumerable<ProviderBatch> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (HeldBatch batch in await StepAsync("list", () => _batches.Where(batch => batch.TimesListed++ >= ListedAfter).Reverse().ToList()))
            yield return batch.ToBatch();
    }

    public async IAsyncEnumerable<BatchResult> ReadResultsAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
            yield return await StepAsync("result", () => ResultOf(line));
    }

    private BatchResult ResultOf(string line)
    {
        string id = line.Split(' ')[0];
        if (line.EndsWith(" not run", StringComparison.Ordinal))
            return new BatchResult(id) { Error = new ApiError("It was not executed.") { Code = "batch_expired" } };
        if (Answer?.Invoke(line) is { } answer)
            return answer.Problem is null ? answer with { Id = id } : answer;
        string width = line.Split(' ')[1];
        return new BatchResult(id)
        {
            Status = 200,
            RequestId = "req_" + id,
            Completion = Completion($$"""{"name":"label {{width}}","price":{{width}}}"""),
        };
    }

    public static ChatCompletion Completion(string json) => new()
    {
        HasMessage = true,
        Content = Encoding.UTF8.GetBytes(json),
        FinishReason = "stop",
        Model = "gpt-5-4-image-2",
        Usage = new TokenUsage(1000, 100),
    };

    private void End(HeldBatch batch)
    {
        if (!ReadsInputAtOnce && _files.TrueForAll(file => file.Id != batch.Request.InputFileId))
        {
            batch.End("failed", new ProviderBatchError("invalid_file", "The input file does not exist.", null));
            return;
        }

        if (Refusal(batch) is { } refusal)
        {
            batch.End("failed", refusal);
            return;
        }

        string status = Outcome(batch);
        int ran = status == "completed" ? batch.Lines.Length : batch.Lines.Length / 2;
        Run.AddRange(batch.Lines.Take(ran));
        batch.OutputFileId = Save(batch.Lines.Take(ran));
        batch.ErrorFileId = Save(batch.Lines.Skip(ran).Select(static line => line + " not run"));
        batch.End(status, null);
    }

    private string? Save(IEnumerable<string> lines)
    {
        string text = string.Join('\n', lines);
        if (text.Length == 0)
            return null;
        var held = new HeldFile(NextId("file"), "output", text);
        _files.Add(held);
        return held.Id;
    }

    private async Task<T> StepAsync<T>(string name, Func<T> action)
    {
        await Task.Yield();
        lock (_lock)
        {
            int step = _steps++;
            Steps.Add(name);
            StepFault fault = Script?.Invoke(step, name) ?? StepFault.None;
            if (fault == StepFault.Before)
                throw Lost();
            T result = action();
            return fault == StepFault.After ? throw Lost() : result;
        }
    }

    private string NextId(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{++_ids}");

    private static ApiConnectionException Lost() => new(new CallAccount("test"), "provider", "the connection was lost", timedOut: false, new IOException());

    private static ApiException NotThere(string id) => new(new CallAccount("test"), 404, new ApiError($"No such object: {id}"), retryAfter: null);
}

/// <summary>What happens to a step of a provider.</summary>
internal enum StepFault
{
    None,

    /// <summary>The connection is lost before it is done.</summary>
    Before,

    /// <summary>The connection is lost after it is done.</summary>
    After,
}

/// <summary>A file of the provider.</summary>
internal sealed record HeldFile(string Id, string Name, string Text);

/// <summary>A batch of the provider.</summary>
internal sealed class HeldBatch(string id, NewBatch request, string[] lines)
{
    private ProviderBatchError? _error;

    public string Id => id;

    public NewBatch Request => request;

    public string[] Lines => lines;

    public string Status { get; private set; } = "validating";

    public bool HasEnded => Status != "validating";

    public int Looks { get; set; }

    public int TimesListed { get; set; }

    public string? OutputFileId { get; set; }

    public string? ErrorFileId { get; set; }

    public void End(string status, ProviderBatchError? error) => (Status, _error) = (status, error);

    public ProviderBatch ToBatch() => new(Id, Status, DateTimeOffset.UtcNow)
    {
        InputFileId = request.InputFileId,
        OutputFileId = OutputFileId,
        ErrorFileId = ErrorFileId,
        Metadata = request.Metadata,
        Errors = _error is null ? [] : [_error],
        Total = lines.Length,
    };
}
