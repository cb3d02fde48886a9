namespace GptImage2.Generators.Tests.Rules.Valid;

/// <summary>Valid and unusual code around contracts and clients.</summary>
internal static class ValidContexts
{
    public static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["the global namespace"] = """
            [JsonContract] public partial record T(string Name); public static class Program { public static T Run() => T.FromJson("{}"); }
            """,
        ["a namespace of the file"] = """
            namespace Demo.Shop; [JsonContract] public partial record T(string Name); [JsonModeClient] public partial interface IShop { [UserMessage("Which?")] Task<T> AskAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            """,
        ["nested namespaces"] = """
            namespace A { namespace B.C { [JsonContract] public partial record T(string Name); } }
            """,
        ["aliases of attributes"] = """
            using Contract = GptImage2.JsonContractAttribute; using Client = GptImage2.JsonModeClientAttribute; using Say = GptImage2.UserMessageAttribute; [Contract] public partial record T(string Name); [Client] public partial interface IShop { [Say("Which?")] Task<T> AskAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            """,
        ["global aliases"] = """
            //// raw
            global using Money = System.Decimal; global using Contract = GptImage2.JsonContractAttribute; global using Names = System.Collections.Generic.List<string>;
            //// file
            [Contract] public partial record T(Money Price, Names All);
            """,
        ["qualified attributes"] = """
            [global::GptImage2.JsonContractAttribute()] public partial record T([property: System.ComponentModel.DataAnnotations.RangeAttribute(1, 2)] int A);
            """,
        ["no nullable annotations"] = """
            #nullable disable
            [JsonContract] public partial class T { public string Name { get; set; } public List<string> All { get; set; } }
            """,
        ["annotations for a part"] = """
            #nullable disable warnings
            [JsonContract] public partial record T(string? Name, string Other);
            #nullable restore
            """,
        ["conditional code"] = """
            #if DEBUG || true
            [JsonContract]
            #endif
            public partial record T(
            #if MORE
                int More,
            #endif
                string Name);
            """,
        ["lines and regions"] = """
            #region Contracts
            #line 200 "Other.cs"
            [JsonContract] public partial record T(string Name);
            #line default
            #endregion
            #pragma warning disable CS1591
            public class Other;
            #pragma warning restore CS1591
            """,
        ["unsafe code elsewhere"] = """
            [JsonContract] public partial record T(string Name); public static unsafe class Native { public static int Read(int* at) => *at; public static delegate*<int, int> Pointer => null; public ref struct View { public Span<int> All; } }
            """,
        ["serializers beside contracts"] = """
            [JsonContract] public partial record T(string Name); public record Plain(string Name); public static class Program { public static string Run() => System.Text.Json.JsonSerializer.Serialize(new Plain("a")); }
            """,
        ["catches of other exceptions"] = """
            [JsonModeClient] public partial interface IShop { [UserMessage("Which? {photo}")] Task<string> AskAsync(ImageInput photo, CancellationToken cancellationToken = default); } public static class Program { public static async Task<string> RunAsync(IShop shop, ImageInput photo) { try { return await shop.AskAsync(photo.WithDetail(ImageDetail.High)); } catch (GptImage2Exception e) when (e.Usage is null) { return ""; } catch (OperationCanceledException) { throw; } finally { Console.WriteLine(); } } }
            """,
        ["calls in every kind of body"] = """
            [JsonModeClient] public partial interface IShop { [UserMessage("Which? {photo}")] Task<string> AskAsync(ImageInput photo, CancellationToken cancellationToken = default); [UserMessage("All? {photo}")] IAsyncEnumerable<string> ListAsync(ImageInput photo); } public class Program(IShop shop) { public Task<string> A(ImageInput photo) => shop.AskAsync(photo); public async Task B(ImageInput photo) { Func<Task<string>> ask = () => shop.AskAsync(photo); await ask(); await foreach (string name in shop.ListAsync(photo)) Console.WriteLine(name); string[] both = await Task.WhenAll(A(photo), Local()); _ = both; async Task<string> Local() => await shop.AskAsync(photo).ConfigureAwait(false); } }
            """,
        ["clients that are bound"] = """
            [JsonModeClient] public partial interface IShop { [UserMessage("Which? {photo}")] Task<string> AskAsync(ImageInput photo, CancellationToken cancellationToken = default); } public static class Program { public static IShop Bind(GptImage2Client client) => client.Bind<IShop>(); public static IReadOnlyList<JsonModePrompt> Prompts => JsonModePrompts.Of<IShop>(); public static GptImage2Client Client(string key) => new(key); }
            """,
        ["a class that implements a client"] = """
            [JsonModeClient] public partial interface IShop { [UserMessage("Which? {photo}")] Task<string> AskAsync(ImageInput photo, CancellationToken cancellationToken = default); } public sealed class Fake : IShop { public Task<string> AskAsync(ImageInput photo, CancellationToken cancellationToken = default) => Task.FromResult("Tea"); }
            """,
        ["extension methods"] = """
            [JsonContract] public partial record T(string Name); public static class Extensions { public static string Upper(this T value) => value.Name.ToUpperInvariant(); public static T With(this T value, string name) => value with { Name = name }; }
            """,
        ["patterns over contracts"] = """
            [JsonContract] public partial record T(string Name, int? Count); public static class Program { public static string Run(T value) => value switch { { Count: > 1 and var many } => $"{many}", { Name: "a" or "b" } => value.Name, var (name, _) => name }; }
            """,
    };
}
