using System.Globalization;

namespace GptImage2.Benchmarks.Generators;

/// <summary>The source of client interfaces and of their contracts, one file each, without any mistakes.</summary>
internal static class AnalyzerSubject
{
    public const int Interfaces = 100;
    public const int Contracts = 300;

    /// <summary>The enums that the contracts use.</summary>
    public const string Enums = "namespace N; public enum Kind { Cash, Card, Voucher } [System.Flags] public enum Rights { None = 0, Read = 1, Write = 2, All = Read | Write }";

    public static IEnumerable<string> Sources { get; } =
    [
        .. Enumerable.Range(0, Contracts).Select(Contract),
        .. Enumerable.Range(0, Interfaces).Select(Interface),
        Enums,
    ];

    /// <summary>A contract. Every third has the two before it as members; each has constraints, a pattern, a default and comments.</summary>
    public static string Contract(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        namespace N;

        /// <summary>Record {{i}}.</summary>
        /// <param name="Name">As printed.</param>
        [GptImage2.JsonContract]
        public partial record R{{i}}(
            [property: MinLength(1)] string Name,
            [property: Range(1, 100)] int Count,
            decimal Amount,
            System.DateOnly Date,
            [property: RegularExpression("[A-Z]{3}")] string Currency,
            List<string> Tags,
            Kind Kind,
            Rights? Rights{{(i % 3 == 2 ? $", R{i - 1} First, List<R{i - 2}> Rest" : "")}})
        {
            public bool Paid { get; init; } = true;
        }
        """);

    private static string Interface(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using GptImage2;
        namespace N;

        [JsonModeClient]
        [SystemMessage("Copy figures exactly as printed.")]
        public partial interface IReader{{i}}
        {
            [UserMessage("Read this receipt of {shop}, which has about {lines:N0} lines.")]
            Task<R{{3 * i + 2}}> ReadAsync(string shop, int lines, ImageInput photo, CancellationToken cancellationToken = default);

            [UserMessage("List all receipts of {shop}.")]
            Task<JsonModeResult<List<R{{3 * i}}>>> ListAsync(string shop, ImageInput photo, CancellationToken cancellationToken = default);

            [UserMessage("Is {shop} on this receipt?")]
            ValueTask<bool> HasAsync(string shop, ImageInput photo, CancellationToken cancellationToken = default);
        }
        """);
}
