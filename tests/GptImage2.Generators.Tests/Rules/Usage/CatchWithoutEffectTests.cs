using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1029: a catch around a call waits for an exception that calls do not throw.</summary>
public sealed class CatchWithoutEffectTests
{
    [Theory]
    [InlineData("try { return await reader.ReadAsync(photo); } catch ([|JsonException|]) { return null; }", "'JsonException' is never thrown here, because a call of a client throws exceptions of its own: catch ContractViolationException, or GptImage2Exception for all of them")]
    [InlineData("try { return await reader.ReadAsync(ImageInput.FromFile(\"a.png\")).ConfigureAwait(false); } catch ([|HttpRequestException|] e) when (e.StatusCode is null) { return null; }", "'HttpRequestException' is never thrown here, because a call of a client throws exceptions of its own: catch ApiException or ApiConnectionException, or GptImage2Exception for all of them")]
    [InlineData("try { string text = await reader.ReadAsync(photo); Console.WriteLine(text); return text; } catch (ContractViolationException) { return null; } catch ([|System.Text.Json.JsonException|]) { return null; }", "'JsonException' is never thrown here, because a call of a client throws exceptions of its own: catch ContractViolationException, or GptImage2Exception for all of them")]
    public async Task Reports_an_exception_that_calls_do_not_throw(string code, string message) => Assert.Equal([message], await AnalyzerVerifier.ReportsAsync("GI1029", Program(code)));

    [Theory]
    [InlineData("try { return await reader.ReadAsync(photo); } catch (ContractViolationException) { return null; }")]
    [InlineData("try { return await reader.ReadAsync(photo); } catch (Exception) { return null; }")]
    [InlineData("try { return await reader.ReadAsync(photo) + JsonDocument.Parse(\"1\"); } catch (JsonException) { return null; }")]
    [InlineData("try { return await reader.ReadAsync(new Loader().Photo); } catch (HttpRequestException) { return null; }")]
    [InlineData("try { return await pending; } catch (JsonException) { return null; }")]
    [InlineData("try { return \"\"; } catch (JsonException) { return null; }")]
    [InlineData("try { return await reader.ReadAsync(photo); } catch (Own.JsonException) { return null; }")]
    public async Task Accepts_what_may_be_thrown(string code) => Assert.DoesNotContain(
        "GI1029",
        (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(Program(code))))).Select(diagnostic => diagnostic.Id));

    private static string Program(string code) => $$"""
        using System.Net.Http;
        using System.Text.Json;
        namespace Demo
        {
            [JsonModeClient] public partial interface IReader { [UserMessage("Read {photo}.")] Task<string> ReadAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            public class Loader { public ImageInput Photo => throw new HttpRequestException(); }
            public static class Program { public static async Task<string?> RunAsync(IReader reader, ImageInput photo, Task<string> pending) { await Task.Yield(); {{code}} } }
        }
        namespace Demo.Own { public class JsonException : Exception; }
        """;
}
