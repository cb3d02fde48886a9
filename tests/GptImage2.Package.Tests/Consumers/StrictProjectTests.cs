namespace GptImage2.Package.Tests.Consumers;

/// <summary>Projects that are stricter than a fresh one. Their settings do not touch each other, so one build has many of them.</summary>
public sealed class StrictProjectTests(PackedPackages packages)
{
    private const string Code = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.Threading;
        using System.Threading.Tasks;
        using GptImage2;

        [assembly: CLSCompliant(false)]
        [assembly: System.Runtime.InteropServices.ComVisible(false)]

        namespace Shop;

        /// <summary>Reads receipts.</summary>
        [JsonModeClient]
        [SystemMessage("Copy figures exactly.")]
        public partial interface IReceiptReader
        {
            /// <summary>Reads one receipt.</summary>
            /// <param name="photo">A photo of it.</param>
            /// <param name="currency">Of its amounts.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <returns>The receipt.</returns>
            [UserMessage("Read this receipt in {currency}: {photo}")]
            Task<JsonModeResult<Receipt>> ReadAsync(ImageInput photo, string currency, CancellationToken cancellationToken = default);

            /// <summary>Lists the lines.</summary>
            /// <param name="photo">A photo of them.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <returns>Line by line.</returns>
            [UserMessage("List the lines of {photo}.")]
            IAsyncEnumerable<Line> ListAsync(ImageInput photo, CancellationToken cancellationToken = default);
        }

        /// <summary>One paper receipt.</summary>
        /// <param name="Merchant">The name of the <c>shop</c>.</param>
        /// <param name="Lines">What was bought.</param>
        /// <param name="Total">What was paid.</param>
        /// <param name="PaidBy">How it was paid.</param>
        [JsonContract]
        public sealed partial record Receipt(string Merchant, IReadOnlyList<Line> Lines, [property: Range(0, 1_000_000)] decimal Total, Payment? PaidBy);

        /// <summary>A line of a receipt.</summary>
        /// <param name="Name">What was bought.</param>
        /// <param name="Count">How much of it.</param>
        [JsonContract]
        public sealed partial record Line([property: RegularExpression("[A-Z].*")] string Name, int Count = 1);

        /// <summary>How a receipt was paid.</summary>
        public enum Payment
        {
            /// <summary>Notes and coins.</summary>
            Cash,

            /// <summary>A card.</summary>
            Card,
        }
        """;

    [Fact]
    [Trait("Row", "E1")]
    [Trait("Row", "E4")]
    [Trait("Row", "E5")]
    public async Task Generated_code_has_no_warning_of_any_SDK_analyzer()
    {
        using var folder = new ConsumerFolder(packages);
        folder.WriteProject("Shop", Reference, """
            <ImplicitUsings>disable</ImplicitUsings>
            <AnalysisLevel>latest-all</AnalysisLevel>
            <AnalysisMode>All</AnalysisMode>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
            <Features>strict</Features>
            <LangVersion>preview</LangVersion>
            <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
            """);
        folder.Write("Shop/Shop.cs", Code);

        Dotnet build = (await folder.BuildAsync("Shop")).Succeeded();

        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Row", "F7")]
    public async Task A_generator_can_be_referenced_twice()
    {
        using var folder = new ConsumerFolder(packages);
        using (PackageFile package = packages.Open("GptImage2.Generators"))
        {
            using Stream dll = package.Read("analyzers/dotnet/cs/GptImage2.Generators.dll");
            folder.Write("App/copy/GptImage2.Generators.dll", dll);
        }

        folder.WriteProject("App", $"""{Reference}<Analyzer Include="copy/GptImage2.Generators.dll" />""", "");
        folder.Write("App/Shelf.cs", "using GptImage2; [JsonContract] public sealed partial record Shelf(int Products);");

        (await folder.BuildAsync("App")).Succeeded();
    }

    private string Reference => $"""<PackageReference Include="GptImage2.Generators" Version="{packages.Version}" />""";
}
