using System.Globalization;
using System.Text.Json;
using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Calls;

/// <summary>Tests the messages that generated methods send.</summary>
public sealed class MessageTests : IAsyncLifetime
{
    private Emulated _emulated = null!;

    private IMessages Messages => _emulated.Bind<IMessages>();

    public async ValueTask InitializeAsync() => _emulated = await Emulated.StartAsync(Reply.Json("""{"name":"milk","count":2}"""));

    public ValueTask DisposeAsync() => _emulated.DisposeAsync();

    [Fact]
    public async Task Images_are_placed_where_the_template_names_them()
    {
        await Messages.CompareAsync(after: Pictures.Png(20), before: Pictures.Png(10), "door", Emulated.Stop);

        Assert.Equal(["Before: ", "10 px", " After: ", "20 px", " What changed about the door?"], UserParts());
    }

    [Fact]
    public async Task Images_that_the_template_does_not_name_follow_the_text_in_order()
    {
        await Messages.BestAsync([Pictures.Png(12), Pictures.Png(10), Pictures.Png(11)], Pictures.Png(9), Emulated.Stop);

        Assert.Equal(["Which is the best?\nImage 1:\n", "12 px", "Image 2:\n", "10 px", "Image 3:\n", "11 px", "9 px"], UserParts());
    }

    [Fact]
    public async Task Lists_of_images_are_placed_where_the_template_names_them()
    {
        await Messages.NamedAsync([Pictures.Png(3), Pictures.Png(2)], new List<ImageInput> { Pictures.Png(1) });

        Assert.Equal(["Of \nImage 1:\n", "3 px", "Image 2:\n", "2 px", ", and of ", "1 px", "?"], UserParts());
    }

    [Fact]
    public async Task A_call_without_the_images_that_it_needs_is_not_sent()
    {
        ArgumentException first = await Assert.ThrowsAsync<ArgumentException>(() => Messages.NamedAsync([], [Pictures.Png(1)]));
        ArgumentException second = await Assert.ThrowsAsync<ArgumentException>(() => Messages.NamedAsync([Pictures.Png(1)], Enumerable.Empty<ImageInput>()));

        Assert.Equal(("pictures", "more"), (first.ParamName, second.ParamName));
        Assert.Empty(_emulated.Requests);
    }

    [Fact]
    public async Task Images_that_are_optional_may_be_none()
    {
        await Messages.OptionalAsync(null, others: []);

        Assert.Equal(["What is it?"], UserParts());
    }

    [Fact]
    public async Task An_optional_value_that_is_null_is_not_sent()
    {
        await Messages.OptionalAsync(null);

        Assert.Equal(["What is it?"], UserParts());
    }

    [Fact]
    public async Task An_optional_value_is_sent()
    {
        await Messages.OptionalAsync(Pictures.Png(5), " in the corner", [Pictures.Png(6)]);

        Assert.Equal(["5 px", "What is it in the corner?", "6 px"], UserParts());
    }

    [Fact]
    public async Task Values_are_written_in_the_invariant_culture()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal("1.234,50", 1234.5m.ToString("N2", CultureInfo.CurrentCulture));

        await Messages.FormatsAsync(
            new DateOnly(2026, 5, 8), new TimeOnly(10, 42), 1234.5m, 0.25, 0.1, 42, Season.Autumn, new Guid("11223344-5566-7788-99aa-bbccddeeff00"), true);

        Assert.Equal(
            ["On 2026-05-08 at 10:42, 1,234.50 or 0.25 or 10.0 % or 0042, Autumn, 112233445566778899aabbccddeeff00, true."],
            UserParts());
    }

    [Fact]
    public async Task Two_braces_are_sent_as_one_and_the_rest_is_unchanged()
    {
        await Messages.BracesAsync("{milk} {{and}} \"honey\"");

        Assert.Equal(["Reply like {\"name\": \"{milk} {{and}} \"honey\"\"}, \"quoted\" \\ and äöü\nin a second line 🧾."], UserParts());
        Assert.StartsWith("Be brief. A set is written {1, 2}.", SystemMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_system_message_of_a_method_replaces_that_of_the_interface()
    {
        await Messages.ResultAsync("What?", Emulated.Stop);

        Assert.StartsWith("Be verbose.", SystemMessage(), StringComparison.Ordinal);
        Assert.EndsWith(Item.JsonSchema, SystemMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ValueTask_is_a_call_like_any_other() =>
        Assert.Equal(new Item("milk", 2), await Messages.ValueTaskAsync("What?", Emulated.Stop));

    [Fact]
    public async Task A_result_has_usage_and_cost()
    {
        JsonModeResult<Item> result = await Messages.ValueTaskResultAsync("What?");

        EmulatedUsage usage = _emulated.Request.Usage!;
        Assert.Equal(new Item("milk", 2), result.Value);
        Assert.Equal((usage.Prompt, usage.Completion), (result.Usage!.Value.InputTokens, result.Usage.Value.OutputTokens));
        Assert.Equal((usage.Prompt * 8m + usage.Completion * 15m) / 1_000_000m, result.Cost);
        Assert.Equal(_emulated.Request.RequestId, result.RequestId);
    }

    [Fact]
    public async Task An_image_that_must_not_be_null_is_named_before_anything_is_sent()
    {
        ArgumentNullException e = await Assert.ThrowsAsync<ArgumentNullException>(() => Messages.CompareAsync(Pictures.Png(1), null!, "door", Emulated.Stop));

        Assert.Equal("before", e.ParamName);
        Assert.Empty(_emulated.Requests);
    }

    [Fact]
    public async Task A_cancelled_call_ends()
    {
        _emulated.Replies.Clear();
        _emulated.Replies.Enqueue(Reply.Json("""{"name":"milk","count":2}""").WithDelay(TimeSpan.FromMinutes(10)));
        using var cancellation = new CancellationTokenSource();
        Task<JsonModeResult<Item>> call = Messages.ResultAsync("What?", cancellation.Token);
        while (_emulated.Replies.Pending > 0 && !call.IsCompleted)
            await Task.Delay(5, Emulated.Stop);

        await cancellation.CancelAsync();

        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, e.CancellationToken);
    }

    private string SystemMessage() => _emulated.Request.Chat!.Messages[0].Text;

    /// <summary>The parts of the user message in order; an image is shown by its width.</summary>
    private List<string> UserParts()
    {
        ReceivedMessage message = _emulated.Request.Chat!.Messages[^1];
        JsonElement content = _emulated.Request.Body!.Value.GetProperty("messages")[1].GetProperty("content");
        if (content.ValueKind == JsonValueKind.String)
            return [content.GetString()!];
        var images = new Queue<ReceivedImage>(message.Images);
        List<string> parts = [];
        foreach (JsonElement part in content.EnumerateArray())
        {
            if (part.GetProperty("type").GetString() == "text")
            {
                parts.Add(part.GetProperty("text").GetString()!);
                continue;
            }

            ReceivedImage image = images.Dequeue();
            Assert.Equal(Pictures.Sha256(Pictures.PngBytes(image.Width)), image.Sha256);
            parts.Add($"{image.Width} px");
        }

        return parts;
    }
}
