using System.Text.Json;
using GptImage2.Emulator.Limits;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Batches;

/// <summary>Finds the errors that make the complete batch fail. An error in one request is reported when it is run.</summary>
internal sealed class BatchInputCheck(LineFile lines, EndpointOptions options, string endpoint)
{
    // The object of a batch should not list 50,000 errors of the same kind.
    private const int MaxErrors = 1_000;

    private readonly List<BatchError> _errors = [];
    private readonly HashSet<string> _customIds = new(StringComparer.Ordinal);

    /// <summary>Gets the model of the requests.</summary>
    public string? Model { get; private set; }

    /// <summary>Gets how many tokens the prompts have, by the estimate of the rate limits.</summary>
    public long Tokens { get; private set; }

    public IReadOnlyList<BatchError> Run()
    {
        if (lines.Count == 0)
            return [BatchErrors.Empty()];

        if (lines.Count > options.Batches.MaxRequests)
            return [BatchErrors.TooMany(options.Batches.MaxRequests)];

        for (int i = 0; i < lines.Count && _errors.Count < MaxErrors; i++)
            CheckLine(i);

        return _errors;
    }

    private void CheckLine(int index)
    {
        int number = lines.Number(index);
        using CondensedLine line = lines.Read(index);
        Tokens += Math.Max(1, line.Condensed.Length / RateLimits.CharactersPerToken) + (line.Images.Count * RateLimits.TokensPerImage);
        try
        {
            if (line.Root is { ValueKind: JsonValueKind.Object } request)
                CheckRequest(request, number);
            else
                _errors.Add(BatchErrors.NotJson(number));
        }
        catch (InvalidOperationException)
        {
            // A string that is not Unicode, such as half a surrogate pair.
            _errors.Add(BatchErrors.NotJson(number));
        }
    }

    private void CheckRequest(JsonElement request, int number)
    {
        if (Text(request, "custom_id", number) is { } customId && !_customIds.Add(customId))
            _errors.Add(BatchErrors.Duplicate(customId, number));

        if (Text(request, "method", number) is { } method and not "POST")
            _errors.Add(BatchErrors.BadMethod(method, number));

        if (Text(request, "url", number) is { } url && !string.Equals(url, endpoint, StringComparison.Ordinal))
            _errors.Add(BatchErrors.OtherUrl(options.Batches.ErrorCodes, number));

        switch (request.Find("body"))
        {
            case null:
                _errors.Add(BatchErrors.Missing("body", number));
                break;
            case { ValueKind: JsonValueKind.Object } body:
                CheckModel(body, number);
                break;
            default:
                _errors.Add(BatchErrors.BadType("body", "an object", number));
                break;
        }
    }

    private void CheckModel(JsonElement body, int number)
    {
        if (body.Find("model") is not { ValueKind: JsonValueKind.String } value)
        {
            _errors.Add(BatchErrors.Missing("body.model", number));
            return;
        }

        string model = value.GetString()!;
        if (Model is null && !(options.Batches.Supported && options.Models.Contains(model)))
            _errors.Add(BatchErrors.ModelWithoutBatches(model, number));
        else if (Model is not null && !string.Equals(Model, model, StringComparison.Ordinal))
            _errors.Add(BatchErrors.OtherModel(options.Batches.ErrorCodes, model, number));

        Model ??= model;
    }

    private string? Text(JsonElement request, string name, int number)
    {
        switch (request.Find(name))
        {
            case null:
                _errors.Add(BatchErrors.Missing(name, number));
                return null;
            case { ValueKind: JsonValueKind.String } value:
                return value.GetString();
            default:
                _errors.Add(BatchErrors.BadType(name, "a string", number));
                return null;
        }
    }
}
