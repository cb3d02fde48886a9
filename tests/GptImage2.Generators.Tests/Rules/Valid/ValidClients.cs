namespace GptImage2.Generators.Tests.Rules.Valid;

/// <summary>Valid and unusual client interfaces.</summary>
internal static class ValidClients
{
    public static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["values"] = """
            [JsonModeClient] public partial interface IShop { [UserMessage("Which product is this? {photo}")] Task<string> IdentifyAsync(ImageInput photo, CancellationToken cancellationToken = default); [UserMessage("How many? {photo}")] ValueTask<int> CountAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            """,
        ["results"] = """
            [JsonContract] public partial record T(string Name); [JsonModeClient] public partial interface IShop { [UserMessage("Which?")] Task<JsonModeResult<T>> IdentifyAsync(ImageInput photo, CancellationToken cancellationToken = default); [UserMessage("Which?")] Task<T?> MaybeAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            """,
        ["streams"] = """
            [JsonContract] public partial record T(string Name); [JsonModeClient] public partial interface IShop { [UserMessage("List them.")] IAsyncEnumerable<T> ListAsync(ImageInput photo); [UserMessage("List them.")] JsonModeStream<string> NamesAsync(ImageInput photo, CancellationToken cancellationToken = default); [UserMessage("Read it.")] IAsyncEnumerable<JsonModeSnapshot<T>> ReadAsync(ImageInput photo); }
            """,
        ["several images"] = """
            [JsonModeClient] public partial interface IShop { [UserMessage("Compare {before} with {after}, and these: {more}")] Task<string> CompareAsync(ImageInput before, ImageInput? after, IReadOnlyList<ImageInput> more, CancellationToken cancellationToken = default); }
            """,
        ["values of every kind"] = """
            public enum Kind { A, B } [JsonContract] public partial record T(string Name); [JsonModeClient] public partial interface IShop { [UserMessage("{name} {count:N0} {day:yyyy-MM-dd} {kind} {product} {tags} {maybe} {quoted:quoted}")] Task<string> AskAsync(string name, int count, DateOnly day, Kind kind, T product, List<string> tags, decimal? maybe, string quoted, CancellationToken cancellationToken = default); }
            """,
        ["braces as text"] = """
            [JsonModeClient] public partial interface IShop { [UserMessage("Write {{name}} for {name}, and }} for {{.")] Task<string> AskAsync(string name, CancellationToken cancellationToken = default); }
            """,
        ["system messages"] = """
            [JsonModeClient, SystemMessage("Copy figures exactly.")] public partial interface IShop { [UserMessage("Which?")] Task<string> IdentifyAsync(ImageInput photo, CancellationToken cancellationToken = default); [UserMessage("Which?"), SystemMessage("Guess.")] Task<string> GuessAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            """,
        ["a question in the system message"] = """
            [JsonModeClient, SystemMessage("Which product is in the photo?")] public partial interface IShop { [UserMessage("")] Task<string> IdentifyAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            """,
        ["no parameters"] = """
            [JsonModeClient] public partial interface IShop { [UserMessage("Name a colour.")] Task<string> AskAsync(CancellationToken cancellationToken = default); }
            """,
        ["examples"] = """
            [JsonContract] public partial record T(string Name); [JsonModeClient] public partial interface IShop { [Example(nameof(Tea)), Example(typeof(Samples), nameof(Samples.All)), UserMessage("Which? {photo} {text}")] Task<T> IdentifyAsync(ImageInput photo, string text, CancellationToken cancellationToken = default); static Example<T> Tea => new("Leaves in a cup", new T("Tea")); } public static class Samples { public static IEnumerable<Example<T>> All() { yield return new Example<T>("Beans", new T("Coffee")); } }
            """,
        ["settings"] = """
            [JsonModeClient, CallDefaults(MaxCorrections = 2)] public partial interface IShop { [UserMessage("Which?"), CallDefaults(MaxOutputTokens = 500)] Task<string> IdentifyAsync(ImageInput photo, CallOptions? options = null, CancellationToken cancellationToken = default); }
            """,
        ["TypeScript"] = """
            [JsonContract] public partial record T(string Name); [JsonModeClient(PromptStyle = PromptStyle.TypeScript)] public partial interface IShop { [UserMessage("Which?")] Task<T> IdentifyAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            """,
        ["a method with a body"] = """
            [JsonModeClient] public partial interface IShop { [UserMessage("Which? {photo}")] Task<string> IdentifyAsync(ImageInput photo, CancellationToken cancellationToken = default); async Task<string> TwiceAsync(ImageInput photo) => await IdentifyAsync(photo) + await IdentifyAsync(photo); private static int One => 1; }
            """,
        ["static members of an interface"] = """
            [JsonModeClient] public partial interface IShop { public const int Most = 3; static int Count; static string Text => $"{Most}{Count++}"; enum Kind { A } [UserMessage("Which kind? {photo}")] Task<Kind> IdentifyAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            """,
        ["inherited clients"] = """
            [JsonModeClient] public partial interface IBase { [UserMessage("Which? {photo}")] Task<string> IdentifyAsync(ImageInput photo, CancellationToken cancellationToken = default); } [JsonModeClient] public partial interface IShop : IBase { [UserMessage("How many? {photo}")] Task<int> CountAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            """,
        ["an inherited interface that is implemented"] = """
            public interface INamer { Task<string> NameAsync(ImageInput photo); } [JsonModeClient] public partial interface IShop : INamer { [UserMessage("Which? {photo}")] Task<string> IdentifyAsync(ImageInput photo, CancellationToken cancellationToken = default); Task<string> INamer.NameAsync(ImageInput photo) => IdentifyAsync(photo); }
            """,
        ["IDisposable with a body"] = """
            [JsonModeClient] public partial interface IShop : IDisposable { [UserMessage("Which? {photo}")] Task<string> IdentifyAsync(ImageInput photo, CancellationToken cancellationToken = default); void IDisposable.Dispose() { } }
            """,
        ["overloads"] = """
            [JsonModeClient] public partial interface IShop { [UserMessage("Which? {photo}")] Task<string> AskAsync(ImageInput photo, CancellationToken cancellationToken = default); [UserMessage("Who is {name}?")] Task<string> AskAsync(string name, CancellationToken cancellationToken = default); }
            """,
        ["keywords as parameters"] = """
            [JsonModeClient] public partial interface IShop { [UserMessage("Is {class} an {event}?")] Task<bool> AskAsync(string @class, string @event, CancellationToken cancellationToken = default); }
            """,
        ["a nested interface"] = """
            public static partial class Outer { [JsonModeClient] internal partial interface IShop { [UserMessage("Which? {photo}")] Task<string> AskAsync(ImageInput photo, CancellationToken cancellationToken = default); } }
            """,
        ["names and addresses that are texts"] = """
            [JsonModeClient] public partial interface IShop { [UserMessage("Which language is {fileName} written in?")] Task<string> LanguageAsync(string fileName, CancellationToken cancellationToken = default); [UserMessage("Which company is behind {url}?")] Task<string> CompanyAsync(Uri url, CancellationToken cancellationToken = default); [UserMessage("Shorten {path}.")] Task<string> ShortenAsync(string path, CancellationToken cancellationToken = default); }
            """,
        ["formats that a message forbids"] = """
            [JsonModeClient, SystemMessage("Never answer in Markdown. Do not use XML.")] public partial interface IShop { [UserMessage("Count the rows of the CSV {text}.")] Task<int> CountAsync(string text, CancellationToken cancellationToken = default); }
            """,
        ["a constant as the message"] = """
            public static class Texts { public const string Ask = "Which? " + Photo; private const string Photo = "{photo}"; } [JsonModeClient] public partial interface IShop { [UserMessage(Texts.Ask)] Task<string> AskAsync(ImageInput photo, CancellationToken cancellationToken = default); [UserMessage($"How {nameof(CountAsync)}? {{photo}}")] Task<int> CountAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            """,
        ["a raw literal as the message"] = """"
            [JsonModeClient] public partial interface IShop { [UserMessage("""
                Which product is this?
                {photo}
                """)] Task<string> AskAsync(ImageInput photo, CancellationToken cancellationToken = default); }
            """",
    };
}
