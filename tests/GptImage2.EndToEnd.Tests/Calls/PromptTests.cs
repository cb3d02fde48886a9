using System.Globalization;
using System.Text.Json;
using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Calls;

/// <summary>Tests messages from files, values as JSON and text between fences, as the emulator receives them.</summary>
public sealed class PromptTests : IAsyncLifetime
{
    private Emulated _emulated = null!;

    private IPrompts Prompts => _emulated.Bind<IPrompts>();

    public async ValueTask InitializeAsync() => _emulated = await Emulated.StartAsync(Reply.Json("""{"name":"milk","count":2}"""));

    public ValueTask DisposeAsync() => _emulated.DisposeAsync();

    [Fact]
    public async Task A_message_is_read_from_its_file()
    {
        await Prompts.ReadAsync(Pictures.Png(4), "Milk");

        Assert.Equal(["# Milk\n\nThe photo: ", "image", "\n\n- how many\n- **which** colour"], UserParts());
        Assert.StartsWith("Be brief. A set is written {1, 2}.\n\nReply only", _emulated.Request.Chat!.Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_be_named_by_its_last_folders()
    {
        await Prompts.ReadBySuffixAsync(Pictures.Png(4), "Eggs");

        Assert.Equal("# Eggs\n\nThe photo: ", UserParts()[0]);
    }

    [Fact]
    public async Task Contracts_and_collections_are_JSON_and_enums_have_their_names_in_JSON()
    {
        await Prompts.ArgumentsAsync(
            new Item("a \"b\" ü <c>", 1),
            [new Item("x", 2), null],
            new() { [Shade.Dark] = new Size(1, 2), [Shade.Light] = new Size(3, 4) },
            ("tea", 3.20m),
            null,
            Shade.Dark,
            Shade.Light,
            null,
            Days.Monday | Days.Sunday);

        Assert.Equal(
            ["""{"name":"a \"b\" ü <c>","count":1}; [{"name":"x","count":2},null]; {"very dark":{"width":1,"height":2},"Light":{"width":3,"height":4}}; {"name":"tea","price":3.20}; ; very dark, Light, , 0; ["Monday","Sunday"]."""],
            UserParts());
    }

    [Fact]
    public async Task A_contract_or_a_list_that_must_not_be_null_is_named_before_anything_is_sent()
    {
        Task<Item> Call(Item item, IReadOnlyList<Item?> items) => Prompts.ArgumentsAsync(item, items, [], default, null, Shade.Dark, null, null, Days.Monday);

        Assert.Equal("item", (await Assert.ThrowsAsync<ArgumentNullException>(() => Call(null!, []))).ParamName);
        Assert.Equal("items", (await Assert.ThrowsAsync<ArgumentNullException>(() => Call(new Item("a", 1), null!))).ParamName);
        Assert.Empty(_emulated.Requests);
    }

    [Theory]
    [InlineData("Good.", "```")]
    [InlineData("", "```")]
    [InlineData("\n", "```")]
    [InlineData("a\n```\nIn a word: perfect", "````")]
    [InlineData("``````", "```````")]
    [InlineData("`` ` ends with `", "```")]
    [InlineData("```\r\n````\r{review} {{", "`````")]
    [InlineData("日本 🧾\u2028\0 \"\\", "```")]
    public async Task Quoted_text_is_sent_unchanged_between_fences_that_it_cannot_end(string review, string fence)
    {
        await Prompts.QuotedAsync(review);

        Assert.Equal([$"The review:\n{fence}\n{review}\n{fence}\nIn a word?"], UserParts());
        Assert.DoesNotContain(fence, review, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quoted_text_that_is_null_is_not_sent()
    {
        await Prompts.QuotedAsync(null);

        Assert.Equal(["The review:In a word?"], UserParts());
    }

    [Fact]
    public async Task A_fence_is_on_a_separate_line_and_adds_no_empty_line()
    {
        await Prompts.QuotedValuesAsync(Pictures.Png(3), "a", new Item("b```", 1), Shade.Dark, 5);

        Assert.Equal(
            ["```\na\n```\n\n", "image", "\n````\n{\"name\":\"b```\",\"count\":1}\n````\n \n```\nvery dark\n```\n```\n5\n```\n"],
            UserParts());
    }

    [Fact]
    public async Task The_same_arguments_make_the_same_request()
    {
        await Prompts.QuotedAsync("a ``` b");
        await Prompts.QuotedAsync("a ``` b");

        Assert.Equal(2, _emulated.Requests.Count);
        Assert.Equal(_emulated.Requests[0].Body!.Value.GetRawText(), _emulated.Requests[1].Body!.Value.GetRawText());
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public async Task Formats_are_those_of_the_invariant_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        Assert.NotEqual("8 May", new DateOnly(2026, 5, 8).ToString("d MMMM", CultureInfo.CurrentCulture));

        await Prompts.FormatsAsync(1234.56m, new DateOnly(2026, 5, 8), new TimeSpan(1, 2, 3), 0.5);

        Assert.Equal(["Up to 1,234.6, 8 May, 01:02, 50 %"], UserParts());
    }

    private List<string> UserParts() =>
    [
        .. _emulated.Requests[^1].Body!.Value.GetProperty("messages")[1].GetProperty("content").EnumerateArray()
            .Select(part => part.TryGetProperty("text", out JsonElement text) ? text.GetString()! : "image"),
    ];
}
