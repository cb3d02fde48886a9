using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Exact;

/// <summary>A property of a base that a member of a derived type hides is read and written through the base.</summary>
public sealed class HiddenMemberTests
{
    private const string Base = "public class B { public int A { get; set; } = 1; } ";

    [Theory]
    [InlineData("public new string A = \"x\";")]
    [InlineData("public new int A() => 1;")]
    [InlineData("public new int A<T>() => 1;")]
    [InlineData("public new const int A = 3;")]
    [InlineData("public new static int A { get; set; }")]
    [InlineData("public new class A { }")]
    [InlineData("public new class A<T> { }")]
    [InlineData("public new enum A { One }")]
    [InlineData("public new delegate void A();")]
    [InlineData("public new event Action? A { add { } remove { } }")]
    [InlineData("private new string A { get; set; } = \"x\"; public string S => A;")]
    [InlineData("protected new long A { get; set; }")]
    [InlineData("internal new int A { get; set; } = 2;")]
    [InlineData("private new readonly int A = 2; public int T => A;")]
    public void It_is_read_and_written_whatever_hides_it(string hiding) => Assert.Equal(
        """9 {"a":9,"z":1}""",
        RunningProgram.Run(
            """$"{((B)D.FromJson("{\"a\":9,\"z\":1}")).A} {D.FromJson("{\"a\":9,\"z\":1}").ToJson()}" """,
            $$"""{{Base}} [JsonContract] public partial class D : B { {{hiding}} public int Z { get; set; } }"""));

    [Theory]
    [InlineData("public class B { public int A { get; init; } = 1; }")]
    [InlineData("public class B { public int A { get; protected set; } = 1; }")]
    [InlineData("public class B { public int A { get; private protected set; } = 1; }")]
    [InlineData("public class B { public int A { protected get; set; } = 1; public int Get() => A; }")]
    [InlineData("public class B<T> { public T A { get; init; } = default!; }", "B<int>")]
    [InlineData("public class B<T> where T : struct { public T A { get; protected set; } }", "B<int>")]
    [InlineData("public abstract class Root { public abstract int A { get; init; } } public class B : Root { public override int A { get; init; } = 2; }")]
    [InlineData("public class B { public int A { get; init; } = 1; } public class M : B { private new string A = \"\"; }", "M")]
    public void Its_accessors_need_not_be_public(string bases, string name = "B") => Assert.Equal(
        """{"a":9,"z":1}""",
        RunningProgram.Run(
            """D.FromJson("{\"a\":9,\"z\":1}").ToJson()""",
            $$"""{{bases}} [JsonContract] public partial class D : {{name}} { public new string A = ""; public int Z { get; set; } }"""));

    [Fact]
    public void A_property_of_the_derived_type_takes_its_place() => Assert.Equal(
        """1 {"a":"x","z":2}""",
        RunningProgram.Run(
            """$"{((B)D.FromJson("{\"a\":\"x\",\"z\":2}")).A} {D.FromJson("{\"a\":\"x\",\"z\":2}").ToJson()}" """,
            $$"""{{Base}} [JsonContract] public partial class D : B { public new string A { get; set; } = ""; public int Z { get; set; } }"""));

    [Fact]
    public void An_included_field_takes_its_place() => Assert.Equal(
        """{"amount":1.5} {"amount":2.5}""",
        RunningProgram.Run(
            """$"{new M().ToJson()} {M.FromJson("{\"amount\":2.5}").ToJson()}" """,
            "public class N { public int Amount { get; set; } } [JsonContract] public partial class M : N { [JsonInclude] public new decimal Amount = 1.5M; }"));

    [Fact]
    public void A_parameter_sets_it_and_validation_sees_it() => Assert.Equal(
        "/a: expected a valid value (The field A is invalid.), found 7",
        RunningProgram.Run(
            """D.FromJson("{\"a\":7}").ToJson()""",
            """
            public sealed class EvenAttribute : ValidationAttribute { public override bool IsValid(object? value) => value is int number && number % 2 == 0; }
            public class B { public B(int a) => A = a; [Even] public int A { get; } }
            [JsonContract] public partial class D : B { public D(int a) : base(a) { } private new string A => ""; }
            """));

    [Theory]
    [InlineData("public int A { get; protected set; } = 1;")]
    [InlineData("public int A { get; protected internal set; } = 1;")]
    [InlineData("public int A { protected get; init; } = 1;")]
    public void The_base_may_stand_in_another_project(string property)
    {
        var library = GeneratorRun.Unchecked(Sources.Compile(Sources.File($"public class B {{ {property} }}")));
        byte[] image = RunningProgram.Image(library.Output);
        Assert.Equal("""{"a":9,"z":1}""", RunningProgram.Run(
            """D.FromJson("{\"a\":9,\"z\":1}").ToJson()""",
            Sources.Compile(Sources.File("[JsonContract] public partial class D : B { private new string A => \"\"; public int Z { get; set; } }")).WithAssemblyName("User").AddReferences(Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image)),
            image));
    }

    [Fact]
    public void An_override_that_declares_one_accessor_has_the_other_one_too() => Assert.Equal(
        """{"a":4,"b":5}""",
        RunningProgram.Run(
            """D.FromJson("{\"a\":4,\"b\":5}").ToJson()""",
            """
            public class B { public virtual int A { get; set; } public virtual int B2 { get; init; } [JsonPropertyName("b")] public virtual int C { get; set; } = 1; }
            [JsonContract] public partial class D : B { public override int A { get => base.A; } [JsonIgnore] public override int B2 { get => 3; } public override int C { set => base.C = value; } }
            """));

    [Fact]
    public void A_nested_type_of_a_base_keeps_its_name()
    {
        var run = GeneratorRun.Of("public class B { public static class Json { public const int One = 1; } } [JsonContract] public partial class D : B { public List<int> A { get; set; } = []; public int One => Json.One; }");
        Assert.Contains("private static class Json_", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_field_that_a_member_hides_is_not_reported() => AnalyzerVerifier.ReportsNothingAsync("""
        public class B { public int F; }
        [JsonContract] public partial class D : B { public new string F { get; set; } = "f"; }
        """);
}
