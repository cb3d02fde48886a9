using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>A client interface can inherit other client interfaces: their calls are made by their own generated parts.</summary>
public sealed class InheritedClientTests
{
    private const string Base = """
        [JsonContract] public partial record Product(string Name);
        [JsonModeClient] public partial interface IBase
        {
            [UserMessage("Which? {photo}")] Task<Product> IdentifyAsync(ImageInput photo, CancellationToken cancellationToken = default);
            [UserMessage("All of {@class}? {photo}")] IAsyncEnumerable<Product> ListAsync(ImageInput photo, string @class);
        }
        """;

    [Theory]
    [InlineData("[JsonModeClient] public partial interface IShop : IBase { [UserMessage(\"How many?\")] Task<int> CountAsync(ImageInput photo, CancellationToken cancellationToken = default); }")]
    [InlineData("[JsonModeClient] public partial interface IShop : IBase;")]
    [InlineData("[JsonModeClient] public partial interface IMiddle : IBase; [JsonModeClient] public partial interface IShop : IMiddle, IBase;")]
    [InlineData("public interface IPlain : IBase; [JsonModeClient] public partial interface IShop : IPlain;")]
    [InlineData("[JsonModeClient] public partial interface IShop : IBase { [UserMessage(\"Which?\")] new Task<Product> IdentifyAsync(ImageInput photo, CancellationToken cancellationToken = default); }")]
    [InlineData("[JsonModeClient] public partial interface IShop : IBase { Task<Product> IBase.IdentifyAsync(ImageInput photo, CancellationToken cancellationToken) => throw new NotSupportedException(); }")]
    public async Task The_calls_of_a_base_are_generated(string code)
    {
        string source = Base.Replace("{@class}", "{class}", StringComparison.Ordinal) + code;
        Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(source))));
        Assert.Contains("IShop", GeneratorRun.Of(source).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_the_base_is_reported_there_only() => Assert.Equal(
        ["GI2001"],
        (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File("""
            [JsonModeClient] public partial interface IBase { [UserMessage("Which {phto}?")] Task<string> AskAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            [JsonModeClient] public partial interface IShop : IBase;
            """)))).Select(diagnostic => diagnostic.Id));
}
