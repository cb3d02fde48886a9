using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using GptImage2.Emulator;
using GptImage2.Generated;

namespace GptImage2.EndToEnd.Tests.Streaming;

[JsonContract]
public partial record CookingStep(string Text, [property: Range(1, 600)] int Minutes);

/// <summary>The base of tests of streams: the calls, and lists for them.</summary>
public abstract class StreamTest
{
    internal const int Hang = 60_000;

    internal static readonly JsonModeStreamMethod<CookingStep> Steps = new(
        new JsonModeMethod<IReadOnlyList<CookingStep>>("IRecipes.StepsAsync", "Copy the steps."u8, new StepList()),
        JsonContract.Of<CookingStep>());

    internal static readonly JsonModeMethod<CookingStep> OneStep = new("IRecipes.StepAsync", ""u8, JsonContract.Of<CookingStep>());

    internal static UserMessage Message => new UserMessage().Text("What are the steps?"u8);

    internal static string List(int count) => $$"""{"items":[{{string.Join(',', Enumerable.Range(1, count).Select(Item))}}]}""";

    internal static string Item(int minutes) => $$"""{"text":"Stir – {{minutes}} €😀","minutes":{{minutes}}}""";

    internal static JsonModeStream<CookingStep> Stream(Emulated emulated, Action<GptImage2Options>? configure = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        emulated.Client(configure).Stream(Steps, Message, options, cancellationToken);

    internal static async Task<List<CookingStep>> ReadAsync(JsonModeStream<CookingStep> stream)
    {
        List<CookingStep> steps = [];
        await foreach (CookingStep step in stream.WithCancellation(Emulated.Stop))
            steps.Add(step);
        return steps;
    }

    /// <summary>Reads until the stream ends with an exception.</summary>
    internal static async Task<(TException Exception, List<CookingStep> Items)> FailAsync<TException>(JsonModeStream<CookingStep> stream)
        where TException : Exception
    {
        List<CookingStep> steps = [];
        TException exception = await Assert.ThrowsAnyAsync<TException>(async () =>
        {
            await foreach (CookingStep step in stream.WithCancellation(Emulated.Stop))
                steps.Add(step);
        });
        return (exception, steps);
    }

    internal static async Task AssertClosedAsync(Emulated emulated)
    {
        ReceivedRequest request = await emulated.Requests.WaitAsync(0, Emulated.Stop);
        Assert.Equal(AnswerEnding.ClosedByClient, await request.Ended.WaitAsync(Emulated.Stop));
    }

    private sealed class StepList : JsonContract<IReadOnlyList<CookingStep>>
    {
        public override ReadOnlySpan<byte> Schema =>
            """{"type":"object","properties":{"items":{"type":"array","items":{"type":"object","properties":{"text":{"type":"string"},"minutes":{"type":"integer","minimum":1,"maximum":600}},"required":["text","minutes"]}}},"required":["items"]}"""u8;

        protected override IReadOnlyList<CookingStep>? Read(ref JsonScanner json) => throw new NotSupportedException();

        protected override void Write(Utf8JsonWriter json, IReadOnlyList<CookingStep> value) => throw new NotSupportedException();
    }
}
