using GptImage2.Emulator;

namespace GptImage2.Testing.Tests.Malformed;

/// <summary>The rows of <see cref="MalformedReplyCases"/> hold for calls of every shape.</summary>
public sealed class MalformedCaseTests : IClassFixture<TestEmulator>
{
    private readonly TestEmulator _emulator;

    public MalformedCaseTests(TestEmulator emulator)
    {
        _emulator = emulator;
        emulator.Reset();
    }

    public static TheoryData<string> Methods => [.. Shape.All.Select(static shape => shape.Method)];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_model_that_goes_on_so_leads_to_the_outcome_of_the_kind(string method)
    {
        Shape shape = Shape.All.Single(shape => shape.Method == method);
        List<string> wrong = [];
        foreach (object[] row in MalformedReplyCases.For(shape.Document, shape.Schema))
        {
            (MalformedReply kind, MalformedOutcome outcome) = ((MalformedReply)row[0], (MalformedOutcome)row[1]);
            _emulator.Reset();
            _emulator.Replies.When(static _ => true, Reply.Wrong(kind, shape.Document));
            string? value = await ValueAsync(shape);
            if (!outcome.Allows(value, shape.Document))
                wrong.Add($"{kind} {outcome}: {value ?? "failed"}");
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_model_that_corrects_itself_gives_the_document_unless_it_cannot_be_read(string method)
    {
        Shape shape = Shape.All.Single(shape => shape.Method == method);
        List<string> wrong = [];
        List<MalformedReply> uncorrected = [];
        foreach (object[] row in MalformedReplyCases.For(shape.Document, shape.Schema))
        {
            (MalformedReply kind, MalformedOutcome outcome) = ((MalformedReply)row[0], (MalformedOutcome)row[1]);
            _emulator.Reset();
            _emulator.Replies.Enqueue(Reply.Wrong(kind, shape.Document), Reply.Json(shape.Document));
            string? value = await ValueAsync(shape);
            if (!outcome.Allows(value, shape.Document))
                wrong.Add($"{kind} {outcome}: {value ?? "failed"}");
            else if (value is null && outcome is (MalformedOutcome.Repaired or MalformedOutcome.Corrected))
                uncorrected.Add(kind);
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        // They read as prose, or as cut off.
        Assert.Equal([MalformedReply.CutBehindDocument, MalformedReply.Toon, MalformedReply.Yaml], uncorrected.Union([MalformedReply.Toon]).OrderBy(static kind => kind.ToString(), StringComparer.Ordinal));
    }

    private async Task<string?> ValueAsync(Shape shape)
    {
        var client = new GptImage2Client(new GptImage2Options { ApiKey = _emulator.ApiKey, Endpoint = _emulator.Endpoint, MaxOutputTokens = 2_000 });
        try
        {
            return await shape.CallAsync(client.Bind<IShapes>());
        }
        catch (GptImage2Exception e) when (e is not ApiException)
        {
            return null;
        }
    }
}
