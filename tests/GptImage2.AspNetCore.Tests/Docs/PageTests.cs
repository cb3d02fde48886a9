using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GptImage2.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace GptImage2.AspNetCore.Tests.Docs;

/// <summary>The code of the page aspnetcore.md is compiled and run.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void The_page_shows_the_code_that_is_compiled()
    {
        IEnumerable<string> page = Block().Matches(Text("aspnetcore.md")).Select(block => block.Groups["code"].Value);
        IEnumerable<string> compiled = Region().Matches(Text("Docs/ReceiptApp.cs")).Select(region => Indent().Replace(region.Groups["code"].Value, ""));

        Assert.Equal(compiled.Order(StringComparer.Ordinal), page.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_app_of_the_page_reads_a_photo_and_checks_a_receipt()
    {
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(null, TestApp.Stop);
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["GptImage2:ApiKey"] = emulator.ApiKey;
        builder.Configuration["GptImage2:Endpoint"] = emulator.Endpoint.ToString();
        ReceiptApp.Configure(builder);
        await using WebApplication app = builder.Build();
        ReceiptApp.Map(app);
        await app.StartAsync(TestApp.Stop);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        const string Json = """{"merchant":"Corner Shop","lines":[{"name":"milk","quantity":2}]}""";
        emulator.Replies.Enqueue(Reply.Json(Json));
        using var photo = new ByteArrayContent(Pictures.PngBytes(4));
        using var form = new MultipartFormDataContent { { photo, "photo", "receipt.png" } };
        using var body = new StringContent(Json.Replace('2', '0'), Encoding.UTF8, "application/json");

        using HttpResponseMessage read = await http.PostAsync("/receipts", form, TestApp.Stop);
        using HttpResponseMessage refused = await http.PutAsync("/receipts/1", body, TestApp.Stop);

        Assert.Equal((HttpStatusCode.OK, Json), (read.StatusCode, await read.Content.ReadAsStringAsync(TestApp.Stop)));
        JsonObject problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestApp.Stop))!.AsObject();
        // ASP.NET Core adds an id of its own.
        Assert.True(problem.Remove("traceId"));
        JsonNode shown = JsonNode.Parse(Problem().Match(Text("aspnetcore.md")).Groups["json"].Value)!;
        Assert.Equal((HttpStatusCode.BadRequest, shown.ToJsonString()), (refused.StatusCode, problem.ToJsonString()));
        Assert.Equal("Healthy", await http.GetStringAsync("/health", TestApp.Stop));
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^```json\n(?<json>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Problem();

    [GeneratedRegex(@"^ *#region [a-z]+\n(?<code>.*?)^ *#endregion$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Region();

    [GeneratedRegex("^ {8}", RegexOptions.Multiline, 10_000)]
    private static partial Regex Indent();

    private static string Text(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)).ReplaceLineEndings("\n");
}
