using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>Correct code is not reported by any rule.</summary>
public sealed class CorrectCodeTests
{
    [Fact]
    public async Task A_correct_interface_is_not_reported() => Assert.Empty(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File("""
        [JsonModeClient, SystemMessage("Copy {{figures}}.")]
        public partial interface IReader
        {
            [UserMessage("Read {photo} for {name}, {day:yyyy}, {kind}, {optional}.")]
            Task<string> ReadAsync(ImageInput photo, string name, DateOnly day, DayOfWeek kind, int? optional, IReadOnlyList<ImageInput> more, CancellationToken cancellationToken = default);
        }
        """))));

    [Fact]
    public Task A_correct_contract_is_not_reported() => AnalyzerVerifier.ReportsNothingAsync("""
        [JsonContract]
        public partial record R(string A, [property: Range(0, 1)] double? B, List<R>? C, Dictionary<string, DayOfWeek> D)
        {
            public int Computed => 3;
            [JsonIgnore] public object? Ignored { get; set; }
            public static object Shared { get; } = new();
            private object Hidden { get; } = new();
            public const int Constant = 3;
        }
        """);
}
