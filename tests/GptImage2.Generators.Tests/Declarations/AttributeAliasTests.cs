using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Declarations;

/// <summary>The attributes are found under every name that they can be written by.</summary>
public sealed class AttributeAliasTests
{
    [Theory]
    [InlineData("[GptImage2.JsonContract] public partial record R(int A);", "")]
    [InlineData("[GptImage2.JsonContractAttribute] public partial record R(int A);", "")]
    [InlineData("[global::GptImage2.JsonContract] public partial record R(int A);", "")]
    [InlineData("[type: GptImage2.JsonContract] public partial record R(int A);", "")]
    [InlineData("[GptImage2.@JsonContractAttribute] public partial record R(int A);", "")]
    [InlineData("[System.Obsolete, GptImage2.JsonContract()] public partial record R(int A);", "")]
    [InlineData("using JC = GptImage2.JsonContractAttribute; [JC] public partial record R(int A);", "")]
    [InlineData("using JCAttribute = GptImage2.JsonContractAttribute; [JC] public partial record R(int A);", "")]
    [InlineData("using G = GptImage2; [G::JsonContract] public partial record R(int A);", "")]
    [InlineData("namespace N { using JC = GptImage2.JsonContractAttribute; namespace M { using C = JC; [C] public partial record R(int A); } }", "")]
    [InlineData("[JC] public partial record R(int A);", "global using JC = GptImage2.JsonContractAttribute;")]
    [InlineData("[JC] public partial record R(int A);", "global using JC = global::GptImage2.JsonContractAttribute;")]
    [InlineData("[JC] public partial record R(int A);", "global using JCAttribute = GptImage2.JsonContractAttribute;")]
    [InlineData("namespace N { using C = JC; [C] public partial record R(int A); }", "global using JC = GptImage2.JsonContractAttribute;")]
    [InlineData("[JsonContract] public partial record R(int A);", "global using GptImage2;")]
    [InlineData("public partial class Outer { [GptImage2.JsonContract] public partial record R(int A); }", "")]
    [InlineData("public partial record R { public required int B { get; init; } }", "[GptImage2.JsonContract] public partial record R;")]
    [InlineData("[JC] public partial interface IR { [GptImage2.UserMessage(\"a\")] System.Threading.Tasks.Task<int> A(); }", "global using JC = GptImage2.JsonModeClientAttribute;")]
    [InlineData("using JC = GptImage2.JsonModeClientAttribute; [JC] public partial interface IR { [GptImage2.UserMessage(\"a\")] System.Threading.Tasks.Task<int> A(); }", "")]
    public void An_annotated_type_is_found(string file, string other) =>
        Assert.Single(GeneratorRun.Of(Sources.Compile(file, other)).Files);

    [Theory]
    [InlineData("class JsonContractAttribute : System.Attribute; [JsonContract] public partial record R(int A);", "")]
    [InlineData("using JsonContract = System.ObsoleteAttribute; [JsonContract] public partial record R(int A);", "")]
    [InlineData("[JC] public partial record R(int A);", "global using JC = System.ObsoleteAttribute;")]
    [InlineData("[JC] public partial record R(int A);", "using JC = GptImage2.JsonContractAttribute;")]
    public void Another_attribute_of_the_name_is_not(string file, string other) =>
        Assert.Empty(GeneratorRun.Unchecked(Sources.Compile(file, other)).Files);

    [Fact]
    public void A_long_chain_of_aliases_is_followed_once()
    {
        // Each names the one after it, so that a search from the front would begin again for each.
        string aliases = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"using A{i} = A{i + 1};\n"));
        CSharpCompilation compilation = Sources.Compile($"{aliases}using A5000 = GptImage2.JsonContractAttribute;\n[A5000] public partial record R(int A);");
        Assert.Single(GeneratorRun.Unchecked(compilation).Files);
    }
}
