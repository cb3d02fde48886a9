using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Exact;

/// <summary>Members have the constraints and the descriptions of what they override, and of the parameters of base records.</summary>
public sealed class InheritedDescriptionTests
{
    private const string Orders = """
        [JsonContract] [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")] [JsonDerivedType(typeof(Coffee), "coffee")]
        public abstract partial record Order([MinLength(2)] string Guest, [Description("which table")] [Range(1, 20)] int Table);
        [JsonContract] public sealed partial record Coffee(string Guest, int Table, bool Milk) : Order(Guest, Table);
        """;

    [Fact]
    public void Those_of_a_base_record_hold_in_its_derived_types()
    {
        Assert.Equal(
            "/guest: expected a string of at least 2 characters, found \"\"\n/table: expected an integer from 1 to 20, found 99",
            RunningProgram.Run("""Order.FromJson("{\"kind\":\"coffee\",\"guest\":\"\",\"table\":99,\"milk\":true}").ToJson()""", Orders));
        Assert.Contains(
            "\"guest\":{\"type\":\"string\",\"minLength\":2},\"table\":{\"type\":\"integer\",\"description\":\"which table\",\"minimum\":1,\"maximum\":20}",
            RunningProgram.Run("Order.JsonSchema", Orders),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public abstract class S { [Description(\"its name\")] public abstract string Name { get; init; } }")]
    [InlineData("public abstract class S {\n/// <summary>its name</summary>\npublic abstract string Name { get; init; } }")]
    [InlineData("public abstract class R { [Description(\"its name\")] public abstract string Name { get; init; } } public abstract class S : R { public override string Name { get; init; } = \"\"; }")]
    [InlineData("public abstract class S {\n/// <summary>its name</summary>\npublic abstract string Name { get; init; } }", "\n/// <inheritdoc/>\n")]
    [InlineData("public interface I {\n/// <summary>its name</summary>\nstring Name { get; } } public abstract class S : I { public abstract string Name { get; init; } string I.Name => Name; }", "", "")]
    [InlineData("public abstract class S { [Description(\"other\")] public abstract string Name { get; init; } }", "\n/// <summary>its name</summary>\n")]
    public void An_override_has_the_description_of_what_it_overrides(string bases, string doc = "", string description = ",\"description\":\"its name\"") => Assert.Equal(
        """{"type":"object","properties":{"name":{"type":"string"DESCRIPTION}}}""".Replace("DESCRIPTION", description, StringComparison.Ordinal),
        RunningProgram.Run("Q.JsonSchema", $"{bases} [JsonContract] public partial class Q : S {{ {doc} public override string Name {{ get; init; }} = \"n\"; }}"));

    [Fact]
    public void A_property_may_inherit_from_an_interface_and_a_type_from_its_base() => Assert.Equal(
        """{"type":"object","description":"A thing.","properties":{"name":{"type":"string","description":"its name"}},"required":["name"]}""",
        RunningProgram.Run("Q.JsonSchema", """
            public interface I {
            /// <summary>its name</summary>
            string Name { get; } }
            /// <summary>A thing.</summary>
            public abstract class S;
            /// <inheritdoc/>
            [JsonContract] public partial class Q : S, I {
            /// <inheritdoc/>
            public required string Name { get; init; } }
            """));

    [Theory]
    [InlineData("/// <param name=\"A\">of the base</param>\npublic record B(int A);", "", "of the base")]
    [InlineData("/// <param name=\"A\">of the base</param>\npublic record B(int A);", "/// <param name=\"A\">its own</param>\n", "its own")]
    [InlineData("public record B([Description(\"of the base\")] int A);", "/// <param name=\"A\">its own</param>\n", "its own")]
    [InlineData("public record B([property: Description(\"of the base\")] int A);", "", "of the base")]
    [InlineData("/// <param name=\"A\">of the root</param>\npublic record R(int A); public record B(int A) : R(A);", "", "of the root")]
    public void A_positional_parameter_has_the_description_of_the_nearest(string bases, string doc, string description) => Assert.Equal(
        """{"type":"object","properties":{"a":{"type":"integer","description":"DESCRIPTION"}},"required":["a"]}""".Replace("DESCRIPTION", description, StringComparison.Ordinal),
        RunningProgram.Run("D.JsonSchema", $"{bases}\n{doc}[JsonContract] public partial record D(int A) : B(A);"));

    [Theory]
    [InlineData("[JsonContract] public partial class V1 { [Range(1, 5)] public virtual int A { get; set; } } [JsonContract] public partial class T : V1 { public override int A { get; set; } }")]
    [InlineData("public abstract class V1 { [Range(1, 5)] public abstract double A { get; set; } } [JsonContract] public partial class T : V1 { public override double A { get; set; } }")]
    [InlineData("public record V1([Range(1, 5)] int A); public record V2(int A) : V1(A); [JsonContract] public partial record T(int A) : V2(A);")]
    public void Constraints_are_inherited(string source) => Assert.StartsWith(
        "/a: expected ",
        RunningProgram.Run("""T.FromJson("{\"a\":99}").ToJson()""", source),
        StringComparison.Ordinal);

    [Fact]
    public void Guard_property_attributes_of_a_base_hold() => Assert.StartsWith(
        "/guest: expected a string of at least 2 characters",
        RunningProgram.Run(
            """Order.FromJson("{\"$type\":\"coffee\",\"guest\":\"\",\"milk\":true}").ToJson()""",
            """
            [JsonContract] [JsonDerivedType(typeof(Coffee), "coffee")] public abstract partial record Order([property: MinLength(2)] string Guest);
            [JsonContract] public sealed partial record Coffee(string Guest, bool Milk) : Order(Guest);
            """),
        StringComparison.Ordinal);
}
