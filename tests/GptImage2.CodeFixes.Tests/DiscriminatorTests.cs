using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

/// <summary>A derived type without a discriminator gets one.</summary>
public sealed class DiscriminatorTests
{
    private const string Cases = """

        [JsonContract] public sealed partial record Coffee(bool Milk) : Order;
        [JsonContract] public sealed partial record IceTea(bool Lemon) : Order;
        """;

    [Fact]
    public Task A_derived_type_gets_the_name_of_the_type() => FixVerifier.FixesAsync(
        "GI3012",
        "Give it the discriminator \"coffee\"",
        "[JsonContract, [|JsonDerivedType(typeof(Coffee))|], JsonDerivedType(typeof(IceTea), \"tea\")] public abstract partial record Order;" + Cases,
        "[JsonContract, JsonDerivedType(typeof(Coffee), \"coffee\"), JsonDerivedType(typeof(IceTea), \"tea\")] public abstract partial record Order;" + Cases);

    [Fact]
    public Task All_derived_types_get_one() => FixVerifier.FixesAsync(
        "GI3012",
        "Give it the discriminator \"coffee\"",
        "[JsonContract]\n[[|JsonDerivedType(typeof(Coffee))|]]\n[[|JsonDerivedType(derivedType: typeof(IceTea))|]]\npublic abstract partial record Order;" + Cases,
        "[JsonContract]\n[JsonDerivedType(typeof(Coffee), \"coffee\")]\n[JsonDerivedType(derivedType: typeof(IceTea), typeDiscriminator: \"iceTea\")]\npublic abstract partial record Order;" + Cases,
        FixAllScope.Document);

    [Theory]
    [InlineData("JsonDerivedType(typeof(IceTea), 3)", "4")]
    [InlineData("JsonDerivedType(typeof(IceTea), \"coffee\")", "\"coffee2\"")]
    public Task The_discriminator_fits_the_others(string other, string discriminator) => FixVerifier.FixesAsync(
        "GI3012",
        $"Give it the discriminator {discriminator}",
        $"[JsonContract, {other}, [|JsonDerivedType(typeof(Coffee))|]] public abstract partial record Order;" + Cases,
        $"[JsonContract, {other}, JsonDerivedType(typeof(Coffee), {discriminator})] public abstract partial record Order;" + Cases);

    [Fact]
    public Task Nothing_is_offered_for_a_discriminator_that_is_used_twice() => FixVerifier.OffersAsync(
        "GI3012",
        "[JsonContract, JsonDerivedType(typeof(IceTea), \"a\"), [|JsonDerivedType(typeof(Coffee), \"a\")|]] public abstract partial record Order;" + Cases);
}
