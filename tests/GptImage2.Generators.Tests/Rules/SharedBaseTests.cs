using GptImage2.Generators.Tests.Infrastructure;
using GptImage2.Generators.Tests.Pages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>A mistake that several contracts share is reported once, whichever contract is analyzed.</summary>
public sealed class SharedBaseTests
{
    private const string Program = """
        public abstract class Base<T>
        {
            public T? Any { get; set; }
            public int Field;
            [JsonInclude] public Other Other { get; init; } = null!;
            public List<object> Objects { get; } = [];
            [RegularExpression("(")] public string Pattern { get; set; } = "";
            [RegularExpression("(a+)+$")] public string Slow { get; set; } = "";
            [RegularExpression("(?<x>a)\\Z"), Range(5, 1)] public string Odd { get; set; } = "b";
            [Range(5, 9)] public int Low { get; set; } = 1;
            [JsonConverter(typeof(int)), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] public Rights Rights { get; set; }
            public int Name { get; set; }
            [JsonPropertyName("name")] public int Same { get; set; }
            public int Unset { get; }
            public ImageInput? Picture { get; set; }
            public Twins Twins { get; set; }
            public (Twins A, int B, int b) Pair { get; set; }
        }
        public abstract class Middle<T> : Base<T> { public int Second; public required Middle<T> Self { get; init; } }
        public class Other;
        public enum Twins { [JsonStringEnumMemberName("a")] One, [JsonStringEnumMemberName("a")] Two }
        [Flags] public enum Rights { A, B, C, D, E }
        """;

    [Fact]
    public async Task A_base_that_is_not_a_contract_is_reported_once_for_several_contracts()
    {
        IReadOnlyList<(string Place, string Message)> alone = await ReportedAsync($"{Program} [JsonContract] public partial class R : Middle<int>;");
        IReadOnlyList<(string Place, string Message)> together = await ReportedAsync($"{Program} [JsonContract] public partial class R : Middle<int>; [JsonContract] public partial class S : Middle<int>; [JsonContract] public partial class T : Middle<int>; [JsonContract] public partial class U : R;");

        Assert.InRange(alone.Count, 15, 100);
        Assert.Distinct(alone);
        Assert.Equal(alone.Select(report => report.Place), together.Select(report => report.Place));
    }

    [Fact]
    public async Task A_base_that_is_a_generic_contract_is_reported_once()
    {
        string page = Program.Replace("public abstract class Base<T>", "public partial class Page<T>", StringComparison.Ordinal).Replace("Base<T>", "Page<T>", StringComparison.Ordinal);
        IReadOnlyList<(string Place, string Message)> together = await ReportedAsync($"{page.Replace("public partial class Page<T>", "[JsonContractAttribute] public partial class Page<T>", StringComparison.Ordinal)} [JsonContract] public partial class R : Middle<int>; [JsonContract] public partial class S : Page<string>; [JsonContract] public partial class T : Page<int>;");

        Assert.InRange(together.Count, 15, 100);
        Assert.Distinct(together);
    }

    private static async Task<IReadOnlyList<(string Place, string Message)>> ReportedAsync(string program)
    {
        string file = Sources.File(program);
        CSharpCompilation compilation = Pages.Rules.SwitchOn(Sources.Compile(file));
        return
        [
            .. (await AnalyzerVerifier.DiagnosticsAsync(compilation))
                .Where(diagnostic => diagnostic.Location.SourceSpan.Start < file.IndexOf("[JsonContract]", StringComparison.Ordinal))
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .Select(diagnostic => ($"{diagnostic.Id} at {diagnostic.Location.SourceSpan.Start} '{file[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End]}'", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))),
        ];
    }
}
