namespace GptImage2.Generators.Tests.Robustness;

/// <summary>
/// What clients of random programs are made of beyond <see cref="Vocabulary"/>: types and attributes of other libraries,
/// which are declared in a file of their own or unknown; settings; system messages; examples; files.
/// </summary>
internal static class ClientVocabulary
{
    /// <summary>The members that examples are taken from: those named like a type are examples of it.</summary>
    public const string Samples = """
        public static class Samples
        {
            public static Example<Line> Line => new("a", new Line("b"));
            public static Example<int> Int() => new("a", 1);
            public static readonly IReadOnlyList<Example<string>> String = [];
            public static Example<Color>[] Color { get; } = [];
            private static Example<int> Hidden => new("a", 1);
            public static int Number => 1;
            public static Example<int> With(int x) => new("a", x);
            public static Example<int> Write { set { } }
            public static Example<Missing> Unknown => null!;
        }
        public class Samples<T> { public static Example<T>? Of => null; public Example<int>? Own; }

        """;

    public static readonly string[] ForeignParameters =
    [
        "Microsoft.Extensions.AI.AITool text", "IReadOnlyList<Microsoft.Extensions.AI.AITool> tools", "Microsoft.Extensions.AI.AIFunction[] photo", "Dictionary<string, ModelContextProtocol.Client.McpClientTool>? tools", "OpenAI.Chat.ChatTool tool", "Microsoft.SemanticKernel.Kernel kernel", "Func<Microsoft.SemanticKernel.KernelFunction> text",
        "Microsoft.SemanticKernel.AudioContent audio", "OpenAI.Chat.ChatInputAudioFormat? text", "Microsoft.Extensions.AI.DataContent photo", "IEnumerable<Microsoft.Extensions.AI.UriContent> shelf", "Microsoft.Extensions.AI.HostedFileContent text", "OpenAI.Files.OpenAIFile file", "Microsoft.AspNetCore.Http.FormFile photo", "System.Drawing.Bitmap photo", "SixLabors.ImageSharp.Image<byte>? photo", "List<SkiaSharp.SKBitmap?> shelf", "ref SkiaSharp.SKImage photo",
        "byte[] photo", "byte[][] photos", "ReadOnlyMemory<byte>? photo", "BinaryData text", "System.IO.MemoryStream photo", "IEnumerable<System.IO.FileInfo> shelf", "params System.IO.Stream[] photos", "Microsoft.Maui.Graphics.IImage @class",
        "Microsoft.Extensions.AI.ChatOptions options", "OpenAI.Chat.ChatCompletionOptions settings", "Microsoft.SemanticKernel.Connectors.OpenAIPromptExecutionSettings? text", "GptImage2Options options", "double temperature", "float top_p = 1", "double? frequencyPenalty", "int maxTokens", "int Seed", "Missing temperature",
    ];

    public static readonly string[] ForeignResults =
    [
        "Microsoft.Extensions.AI.AITool", "Microsoft.Extensions.AI.DataContent", "ImageInput", "System.Drawing.Bitmap", "SkiaSharp.SKImage[]", "List<SixLabors.ImageSharp.Image<byte>>", "OpenAI.Images.GeneratedImage?", "Dictionary<string, SkiaSharp.SKBitmap>", "OpenAI.Chat.ChatTool", "(ImageInput A, int B)", "Swarm.Kernel",
    ];

    public static readonly string[] ToolAttributes =
    [
        "[Microsoft.SemanticKernel.KernelFunction] ", "[ModelContextProtocol.Server.McpServerTool(Name = \"weather\")] ", "[ModelContextProtocol.Server.McpServerTool(Name = 3)] ", "[Swarm.Tool] ", "[Swarm.Tool, Swarm.Tool] ", "[return: Swarm.Tool] ",
    ];

    public static readonly string[] Settings =
    [
        "[CallDefaults(MaxOutputTokens = 4_000)] ", "[CallDefaults(MaxCorrections = 0, MaxCost = 0.5)] ", "[CallDefaults(Leniency = Leniency.Strict)] ", "[CallDefaults] ",
    ];

    public static readonly string[] WildSettings =
    [
        "[CallDefaults(MaxOutputTokens = 128_001)] ", "[CallDefaults(MaxOutputTokens = int.MaxValue, MaxCorrections = 6)] ", "[CallDefaults(MaxOutputTokens = int.MaxValue + 1)] ", "[CallDefaults(MaxOutputTokens = 0)] ", "[CallDefaults(MaxCorrections = -1)] ", "[CallDefaults(MaxCost = 1e300)] ", "[CallDefaults(MaxCorrections = 9, MaxCorrections = 9)] ", "[CallDefaults(1)] ", "[CallDefaults(MaxCost = \"x\")] ",
    ];

    /// <summary>Of an interface or a method, where a placeholder may name a parameter of one method and not of another.</summary>
    public static readonly string[] SystemMessages =
    [
        "Copy figures.", "Never {{guess}}.", "Answer in {text}.", "About {amount:0.0} {{each}}.", "{kind}: {text}{text}", "On {date:yyyy-MM-dd}, {text}", "At most {count}",
    ];

    public static readonly string[] WildSystemMessages =
    [
        "Look at {photo}.", "Look at {shelf} and {photos}", "{known}", "{lines}", "{cancellationToken}", "{options}", "{tetx} {text:0.0}", "{temperature}", "{tools}", "{Text} {nothing}", "{date:q} {amount:{text}}",
    ];

    public static readonly string[] WildSystemArguments =
    [
        "(null)", "", "()", "(File = \"missing.md\")", "(File = \"prompts/read.md\")", "(\"a\", File = \"prompts/read.md\")", "(File = null)", "(File = \"prompts/empty.md\")", "(Missing)", "(\"a\"), SystemMessage(\"b\")", "(default(string)!)",
    ];

    public static readonly string[] WildExamples =
    [
        "[Example(\"Missing\")] ", "[Example(nameof(Counts))] ", "[Example(typeof(Line), \"Samples\")] ", "[Example(null!)] ", "[Example] ", "[Example(typeof(List<>), \"Count\")] ", "[Example(typeof(Missing), \"A\")] ", "[Example(nameof(Samples))] ",
        "[Example(typeof(Samples), nameof(Samples.Int))] ", "[Example(typeof(Samples), nameof(Samples.Line)), Example(typeof(Samples), nameof(Samples.Line))] ", "[Example(typeof(Samples), \"line\")] ", "[Example(typeof(Samples), \"Hidden\")] ", "[Example(typeof(Samples), nameof(Samples.Number))] ", "[Example(typeof(Samples), nameof(Samples.With))] ", "[Example(typeof(Samples), nameof(Samples.Write))] ", "[Example(typeof(Samples), nameof(Samples.Unknown))] ", "[Example(typeof(Samples<>), \"Of\")] ", "[Example(typeof(Samples<int>), \"Of\")] ", "[Example(typeof(Samples<int>), \"Own\")] ", "[Example(typeof(Samples), null!)] ", "[Example(\"\")] ", "[Example(\"x\", \"y\")] ",
    ];

    /// <summary>The files beside the code.</summary>
    public static readonly (string Path, string Text)[] Files =
    [
        ("/src/prompts/read.md", "Read {text}.\nThen {{stop}}.\n"), ("/src/prompts/photo.md", "Read {photo} of {amount:0.00}.\n"), ("/src/prompts/empty.md", " \n"), ("/src/prompts/broken.md", "{text"), ("/src/other/prompts/photo.md", "{}"),
    ];

    public static readonly string[] FileMessages =
    [
        "(File = \"prompts/read.md\")", "(File = \"prompts/photo.md\")", "(File = \"prompts\\\\read.md\")", "(File = \"./prompts/read.md\", PromptStyle = PromptStyle.TypeScript)",
    ];

    public static readonly string[] WildFileMessages =
    [
        "(File = \"prompts/empty.md\")", "(File = \"prompts/broken.md\")", "(File = \"photo.md\")", "(File = \"prompts/reed.md\")", "(\"x\", File = \"prompts/read.md\")", "(File = \"../prompts/read.md\")", "(File = \"\")", "(File = 3)",
    ];

    /// <summary>What a checked-in lock file may hold; the interface is that of a program without a namespace.</summary>
    public static readonly string[] Locked =
    [
        "", "# Prompts\n", "# Prompts\n\n## IReader.Read0Async\n\nabout 20 tokens\n", "## Demo.IReader.Ask1\n\n### User\n\n```\nRead this.\n```\n", "## IReader.GoneAsync\n\nanything\n\n## IGone.ReadAsync\n", "## \n\n##\n## IReader.Read0Async\n## IReader.Read0Async\r\n", "```\n## IReader.Ask0\n", "\uFEFF## IOther.Ask0\n## Receipt.Ask0\n",
    ];

    /// <summary>Budgets of an .editorconfig.</summary>
    public static readonly string[] Budgets = ["100000", "20", "20", "1", "0", "many", "unset", " "];
}
