using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI1027: nothing waits for a call, or reads what it streams.</summary>
public sealed class CallNotAwaitedTests
{
    private const string OfTask = "Nothing waits for 'ReadAsync', so its result and its exceptions are lost: await it, or return its task";
    private const string OfStream = "'List' sends nothing until its items are read: read them with 'await foreach'";

    [Theory]
    [InlineData("void Run() { [|reader.ReadAsync(photo)|]; }", OfTask)]
    [InlineData("void Run() => [|reader.ReadAsync(photo)|];", OfTask)]
    [InlineData("void Run() { Action run = () => [|reader.ReadAsync(photo)|]; }", OfTask)]
    [InlineData("void Run() { maybe?[|.ReadAsync(photo)|]; }", OfTask)]
    [InlineData("void Run() { [|reader.List(photo)|]; }", OfStream)]
    [InlineData("async System.Threading.Tasks.Task RunAsync() { [|reader.List(photo)|]; await System.Threading.Tasks.Task.Yield(); }", OfStream)]
    public async Task Reports_a_call_whose_result_is_lost(string member, string message) =>
        Assert.Equal([message], await AnalyzerVerifier.ReportsAsync("GI1027", Program(member)));

    [Theory]
    [InlineData("Task<string> Run() => reader.ReadAsync(photo);")]
    [InlineData("async System.Threading.Tasks.Task Run() { await reader.ReadAsync(photo); }")]
    [InlineData("void Run() { _ = reader.ReadAsync(photo); }")]
    [InlineData("void Run() { var call = reader.ReadAsync(photo); call.Wait(); }")]
    [InlineData("void Run() { Func<System.Threading.Tasks.Task> run = () => reader.ReadAsync(photo); }")]
    [InlineData("async System.Threading.Tasks.Task Run() { await foreach (string item in reader.List(photo)) Console.WriteLine(item); }")]
    [InlineData("void Run() { other.ReadAsync(); other.List(); }")]
    public async Task Accepts_a_call_whose_result_is_used(string member) => Assert.DoesNotContain(
        "GI1027",
        (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(Program(member))))).Select(diagnostic => diagnostic.Id));

    [Fact]
    public async Task Leaves_tasks_in_async_methods_to_the_compiler() => Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(
        Program("async System.Threading.Tasks.Task Run() { reader.ReadAsync(photo); await System.Threading.Tasks.Task.Yield(); }")))));

    private static string Program(string member) => $$"""
        [JsonModeClient] public partial interface IReader
        {
            [UserMessage("Read {photo}.")] Task<string> ReadAsync(ImageInput photo, CancellationToken cancellationToken = default);
            [UserMessage("List {photo}.")] IAsyncEnumerable<string> List(ImageInput photo);
        }
        public interface IOther { System.Threading.Tasks.Task ReadAsync(); IAsyncEnumerable<int> List(); }
        public class Program(IReader reader, IReader? maybe, IOther other, ImageInput photo) { private readonly object[] _all = [reader, maybe!, other, photo]; {{member}} }
        """;
}
