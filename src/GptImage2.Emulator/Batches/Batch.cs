using System.Text.Json;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Files;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Batches;

/// <summary>A batch, which moves by steps: its validation, each of its requests, its finalizing, its completion.</summary>
internal sealed class Batch : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _drop = new();
    private readonly EndpointOptions _options;
    private readonly FileStore _files;
    private readonly BatchRequests _requests;
    private readonly TimeProvider _clock;
    private readonly Func<Batch, string, long> _queuedTokens;
    private readonly Action<Batch, string> _ended;
    private readonly BatchRecord _record;
    private LineFile? _lines;
    private BatchResults? _results;
    private int _next;
    private bool _disposed;

    /// <summary>Creates a batch that waits for its validation.</summary>
    /// <param name="parameters">What was asked for.</param>
    /// <param name="options">The options.</param>
    /// <param name="files">The files.</param>
    /// <param name="requests">Runs the lines.</param>
    /// <param name="clock">The clock of batches.</param>
    /// <param name="queuedTokens">Counts the tokens of the other batches of a model that have not ended.</param>
    /// <param name="ended">Is called with the status when the batch has ended.</param>
    public Batch(
        BatchParameters parameters,
        EndpointOptions options,
        FileStore files,
        BatchRequests requests,
        TimeProvider clock,
        Func<Batch, string, long> queuedTokens,
        Action<Batch, string> ended)
    {
        _clock = clock;
        _queuedTokens = queuedTokens;
        _ended = ended;
        _options = options;
        _files = files;
        _requests = requests;
        Dropped = _drop.Token;
        _record = new BatchRecord("batch_" + Guid.NewGuid().ToString("N"), parameters, Now, Now + (long)Window.TotalSeconds);
    }

    public string Id => _record.Id;

    /// <summary>Gets what is cancelled when the batch is disposed.</summary>
    public CancellationToken Dropped { get; }

    /// <summary>Gets the model and the tokens of a batch that is validated and has not ended; null otherwise.</summary>
    public (string Model, long Tokens)? Queued { get; private set; }

    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Moves the batch by a step.</summary>
    /// <returns>Whether it can move further.</returns>
    public bool Step()
    {
        lock (_lock)
        {
            try
            {
                Move();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // A full disk, or a callback of the test that throws: whoever polls should not wait for ever, and read why.
                Fail([new BatchError("emulator_error", $"The emulator failed: {e.GetType().Name}: {e.Message}")]);
            }

            return !_disposed && !_record.HasEnded;
        }
    }

    /// <summary>Gets how long it is until the batch expires.</summary>
    public TimeSpan TimeLeft => TimeSpan.FromSeconds(Math.Max(0, _record.ExpiresAt - Now));

    /// <summary>Ends the batch when its time is over.</summary>
    public void CheckTime()
    {
        lock (_lock)
            CloseWindow();
    }

    /// <summary>Asks for the end of the batch; gives its status when it has ended already.</summary>
    public string? Cancel()
    {
        lock (_lock)
        {
            CloseWindow();
            if (_record.HasEnded)
                return _record.StatusName;

            if (_record.Status is not BatchStatus.Cancelling)
                _record.Enter(BatchStatus.Cancelling, Now);

            return null;
        }
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        lock (_lock)
        {
            CloseWindow();
            _record.WriteTo(writer);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;

            _disposed = true;
            _drop.Cancel();
            _drop.Dispose();
            Close();
        }
    }

    private void Move()
    {
        if (_disposed)
            return;

        CloseWindow();
        switch (_record.Status)
        {
            case BatchStatus.Validating:
                Validate();
                break;
            case BatchStatus.InProgress:
                RunNext();
                break;
            case BatchStatus.Finalizing:
                Finish(BatchStatus.Completed);
                break;
            case BatchStatus.Cancelling:
                FailTheRest("batch_cancelled", "This request could not be executed before the batch was cancelled.");
                Finish(BatchStatus.Cancelled);
                break;
        }
    }

    private void CloseWindow()
    {
        if (_disposed || _record.Status is not (BatchStatus.Validating or BatchStatus.InProgress) || Now < _record.ExpiresAt)
            return;

        FailTheRest("batch_expired", "This request could not be executed before the completion window expired.");
        Finish(BatchStatus.Expired);
    }

    private void Validate()
    {
        StoredFile? file = _files.Find(_record.Parameters.InputFileId);
        if (file is not { Purpose: "batch" })
        {
            string id = _record.Parameters.InputFileId;
            Fail([file is null ? BatchErrors.NoFile(id) : BatchErrors.WrongPurpose(id, file.Purpose)]);
            return;
        }

        _lines = new LineFile(file);
        var check = new BatchInputCheck(_lines, _options, _record.Parameters.Endpoint);
        IReadOnlyList<BatchError> errors = check.Run();
        if (errors.Count > 0)
        {
            Fail(errors);
            return;
        }

        if (_options.Batches.Failure is { } failure)
        {
            Fail([new BatchError(failure.Code, failure.Message, null, failure.Line)]);
            return;
        }

        long limit = _options.Batches.MaxQueuedTokens;
        if (limit < long.MaxValue && check.Tokens > limit - _queuedTokens(this, check.Model!))
        {
            Fail([BatchErrors.QueueFull(check.Model!, _options.Organization, limit)]);
            return;
        }

        Queued = (check.Model!, check.Tokens);
        _results = new BatchResults(_files);
        _record.Model = check.Model;
        _record.Total = _lines.Count;
        _record.Enter(BatchStatus.InProgress, Now);
    }

    private void RunNext()
    {
        (ReceivedRequest? request, Answer? answer) = _requests.Run(Id, _lines!, _next++);
        string customId = request.CustomId!;
        if (request.Status == StatusCodes.Status200OK)
        {
            _record.Completed++;
            _record.Usage += request.Usage ?? new EmulatedUsage(0, 0, 0);
            _results!.AddAnswer(BatchLine.OfAnswer(customId, request.RequestId, answer));
        }
        else
        {
            _record.Failed++;
            _results!.AddError(request.Status > 0
                ? BatchLine.OfAnswer(customId, request.RequestId, answer)
                : BatchLine.OfError(customId, "server_error", "The server had an error while processing your request. Sorry about that!"));
        }

        if (_next == _lines!.Count)
            _record.Enter(BatchStatus.Finalizing, Now);
    }

    private void FailTheRest(string code, string message)
    {
        for (; _results is not null && _next < _lines!.Count; _next++)
        {
            using CondensedLine line = _lines.Read(_next);
            _results.AddError(BatchLine.OfError(line.Root!.Value.GetProperty("custom_id").GetString()!, code, message));
        }
    }

    private void Finish(BatchStatus status)
    {
        long? lifetime = _record.Parameters.OutputLifetime;
        _record.OutputFileId = _results?.SaveAnswers($"{Id}_output.jsonl", _options.Seed, lifetime)?.Id;
        _record.ErrorFileId = _results?.SaveErrors($"{Id}_error.jsonl", _options.Seed, lifetime)?.Id;
        End(status);
    }

    private void Fail(IReadOnlyList<BatchError> errors)
    {
        _record.Errors = errors;
        End(BatchStatus.Failed);
    }

    private void End(BatchStatus status)
    {
        _record.Enter(status, Now);
        Queued = null;
        Close();
        _ended(this, _record.StatusName);
    }

    private void Close()
    {
        _lines?.Dispose();
        _results?.Dispose();
        (_lines, _results) = (null, null);
    }
}
