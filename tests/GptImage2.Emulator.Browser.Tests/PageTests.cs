using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GptImage2.Emulator.Browser.Tests;

/// <summary>The page in a real browser.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Schema = """{"type":"object","properties":{"merchant":{"type":"string"},"total":{"type":"number"}},"required":["merchant","total"],"additionalProperties":false}""";

    [Theory]
    [InlineData(1400, 900, false, "wide")]
    [InlineData(1400, 900, true, "dark")]
    [InlineData(400, 800, false, "narrow")]
    public async Task Calls_appear_as_they_come_and_open_whole(int width, int height, bool dark, string name)
    {
        await using PageUnderTest test = await PageUnderTest.OpenAsync(chromium, width, height, dark);
        await test.ShootAsync(name + "-empty");
        test.Emulator.Replies.Enqueue(
            Reply.Json("""{"merchant":"Corner Shop","total":1.10}""").WithUsage(2_310, 1_200, reasoning: 1_024, cached: 1_280),
            Reply.Overloaded(),
            Reply.Json("""{"merchant":"Tea"}""").WithFault(Fault.CloseInBody(100)),
            Reply.Text("I am sorry, I cannot read this."));
        await test.SendAsync(PageUnderTest.Request(PageUnderTest.Text("Read this receipt."), PageUnderTest.Receipt(), PageUnderTest.Text("Its JSON Schema is " + Schema + "\nNever guess.")));
        for (int i = 0; i < 3; i++)
            await test.SendAsync(PageUnderTest.Request(PageUnderTest.Text("What is this? JSON, please.")));

        JsonObject refused = PageUnderTest.Request(PageUnderTest.Text("Is it warm?"));
        refused["temperature"] = 0.2;
        await test.SendAsync(refused);

        await Expect(test.Rows).ToHaveCountAsync(5);
        await Expect(test.Rows.First).ToContainTextAsync("'temperature' does not support 0.2");
        await Expect(test.Rows.Nth(2)).ToContainTextAsync("broken on purpose: close-in-body:100");
        await Expect(test.Rows.Last).ToContainTextAsync("1 picture · stop");
        await Expect(test.Page.Locator("#totals div")).ToContainTextAsync(["calls5", "(1,280 cached)", "tokens out1,2", "cost$0.03", "errors3"]);
        await test.ShootAsync(name + "-list");

        await test.Rows.Last.ClickAsync();
        await Expect(test.Details).ToContainTextAsync("2,310: text 2,310, pictures 0; 1,280 of them cached");
        await Expect(test.Details.Locator("pre.reply")).ToHaveTextAsync("{\n  \"merchant\": \"Corner Shop\",\n  \"total\": 1.10\n}");
        await Expect(test.Details.Locator("figcaption")).ToContainTextAsync("image/jpeg");
        await test.Details.GetByText("JSON Schema, ").ClickAsync();
        await Expect(test.Details.GetByText("\"additionalProperties\": false")).ToBeVisibleAsync();
        Assert.True(await test.Details.Locator("img").EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)") > 100);
        await test.ShootAsync(name + "-details");
        Assert.Equal(0, await test.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.Empty(test.Complaints);

        await test.Page.GotoAsync(new Uri(test.Emulator.Endpoint, "/#4").ToString());
        await Expect(test.Details.Locator(".error")).ToContainTextAsync("Only the default (1) value is supported.");
        await test.ShootAsync(name + "-error");
        await test.Page.GotoAsync(new Uri(test.Emulator.Endpoint, "/#3").ToString());
        await Expect(test.Details.Locator("h3").GetByText("Reply, which is not JSON")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Markup_shows_as_text_and_runs_nothing()
    {
        const string Markup = "<script>window.ran = true</script><img src=x onerror='window.ran = true'>";
        await using PageUnderTest test = await PageUnderTest.OpenAsync(chromium);
        test.Emulator.Replies.Enqueue(Reply.Text(Markup), Reply.Error(400, Markup));
        JsonObject request = PageUnderTest.Request(PageUnderTest.Text("json " + Markup));
        await test.SendAsync(request);
        await test.SendAsync(request);
        request["model"] = Markup;
        await test.SendAsync(request);

        await Expect(test.Rows).ToHaveCountAsync(3);
        await Expect(test.Rows.Nth(1)).ToContainTextAsync(Markup);
        await Expect(test.Rows.First).ToContainTextAsync(Markup);
        await test.Rows.Last.ClickAsync();
        await Expect(test.Details.Locator("pre.reply")).ToHaveTextAsync(Markup);
        await Expect(test.Details.Locator(".message").Last).ToContainTextAsync(Markup);
        Assert.Equal(0, await test.Page.Locator("#calls img, #calls script, #details img, #details script").CountAsync());
        Assert.False(await test.Page.EvaluateAsync<bool>("'ran' in window"));
        Assert.Empty(test.Complaints);
    }

    [Fact]
    public async Task Scripts_that_got_into_the_page_would_not_run()
    {
        await using PageUnderTest test = await PageUnderTest.OpenAsync(chromium);
        await test.Page.EvaluateAsync("""
            () => new Promise(done => {
                document.body.insertAdjacentHTML('beforeend', '<img src=/_emulator/none onerror="window.ran = true">');
                document.body.lastElementChild.addEventListener('error', () => setTimeout(done));
            })
            """);
        Assert.False(await test.Page.EvaluateAsync<bool>("'ran' in window"));
        Assert.Contains(test.Complaints, static c => c.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_streamed_reply_grows()
    {
        await using PageUnderTest test = await PageUnderTest.OpenAsync(chromium);
        test.Emulator.Replies.Enqueue(Reply.Json("""{"name":"Tea, green, from the hills"}""").Streamed(new StreamShape { DeltaCharacters = 4 }).WithFault(Fault.StallInBody(2_000)));
        JsonObject request = PageUnderTest.Request(PageUnderTest.Text("JSON, please."));
        request["stream"] = true;
        Task call = test.SendAsync(request);

        await test.Rows.First.ClickAsync();
        await Expect(test.Details.Locator("pre.reply")).ToContainTextAsync("{\"name\":\"T");
        await Expect(test.Details.Locator(".facts")).ToContainTextAsync("under way, 2.0 KB");
        await Expect(test.Rows.First).ToContainTextAsync("streamed");
        await test.ShootAsync("stream");
        await test.Emulator.DisposeAsync();
        await call;
    }

    [Fact]
    public async Task Calls_are_filtered_and_cleared()
    {
        await using PageUnderTest test = await PageUnderTest.OpenAsync(chromium);
        test.Emulator.Replies.Enqueue(Reply.Json("""{"drink":"Grüner Tee"}"""), Reply.Json("{}"), Reply.ServerError());
        foreach (string? text in new[] { "json tea", "json coffee", "json water" })
            await test.SendAsync(PageUnderTest.Request(PageUnderTest.Text(text)));

        await Expect(test.Rows).ToHaveCountAsync(3);
        await test.Page.GetByLabel("Filter by text").FillAsync("grüner");
        await Expect(test.Rows).ToHaveCountAsync(1);
        await test.Page.GetByLabel("Filter by text").FillAsync("");
        await test.Page.GetByLabel("Filter by status").SelectOptionAsync("error");
        await Expect(test.Rows).ToHaveCountAsync(1);
        await Expect(test.Rows).ToContainTextAsync("500");
        await test.Page.GetByLabel("Filter by text").FillAsync("coffee");
        await Expect(test.Page.GetByText("No call matches the filter.")).ToBeVisibleAsync();
        await Expect(test.Page.Locator("#endpoint")).ToBeHiddenAsync();

        await test.Page.GetByText("Clear").ClickAsync();
        await Expect(test.Page.Locator("#totals")).ToContainTextAsync("calls0");
        await Expect(test.Page.Locator("#empty")).ToContainTextAsync("No calls yet.");
        Assert.Equal(3, test.Emulator.Requests.Count);
        Assert.Empty(test.Complaints);
    }

    [Fact]
    public async Task It_works_by_the_keyboard()
    {
        await using PageUnderTest test = await PageUnderTest.OpenAsync(chromium);
        await test.SendAsync(PageUnderTest.Request(PageUnderTest.Text("json one")));
        await test.SendAsync(PageUnderTest.Request(PageUnderTest.Text("json two")));
        await Expect(test.Rows).ToHaveCountAsync(2);

        await test.Page.GetByText("Clear").FocusAsync();
        await test.Page.Keyboard.PressAsync("Tab");
        await test.Page.Keyboard.PressAsync("ArrowDown");
        await test.Page.Keyboard.PressAsync("Enter");
        await Expect(test.Details).ToContainTextAsync("json one");
        await test.Page.Keyboard.PressAsync("Escape");
        await Expect(test.Details).ToBeHiddenAsync();
        await Expect(test.Rows.Last.Locator("a")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_was_opened_stays_open_while_calls_come_in()
    {
        await using PageUnderTest test = await PageUnderTest.OpenAsync(chromium);
        test.Emulator.Replies.Enqueue(Reply.Json("{}").Streamed(new StreamShape { KeepAlives = true }).WithFault(Fault.StallInBody(300)));
        JsonObject request = PageUnderTest.Request(PageUnderTest.Text("JSON, please."));
        request["stream"] = true;
        Task call = test.SendAsync(request);
        await test.Rows.First.ClickAsync();
        await test.Details.GetByText("Parameters").ClickAsync();
        await test.Emulator.DisposeAsync();
        await call;
        await Expect(test.Details.GetByText("\"response_format\"")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task It_connects_again_to_an_emulator_that_was_restarted()
    {
        await using PageUnderTest test = await PageUnderTest.OpenAsync(chromium);
        await test.SendAsync(PageUnderTest.Request(PageUnderTest.Text("json before")));
        await Expect(test.Rows).ToHaveCountAsync(1);
        await test.RestartAsync();
        await Expect(test.Page.Locator("#state")).ToHaveTextAsync("live");
        await Expect(test.Rows).ToHaveCountAsync(0);
        await test.SendAsync(PageUnderTest.Request(PageUnderTest.Text("json after")));
        await test.Rows.First.ClickAsync();
        await Expect(test.Details).ToContainTextAsync("json after");
    }
}
