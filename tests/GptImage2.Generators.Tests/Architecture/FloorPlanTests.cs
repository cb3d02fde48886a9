using GptImage2.Architecture;

namespace GptImage2.Generators.Tests.Architecture;

/// <summary>The engine of the architecture tests, on made-up sources.</summary>
public sealed class FloorPlanTests : IDisposable
{
    private static readonly string[][] Layers = [["Model"], ["Parsing"], ["Emitting"]];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("floors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Uses_of_lower_layers_are_allowed()
    {
        Write("Model/Shape.cs", "namespace N; class Shape { }");
        Write("Parsing/Parser.cs", "namespace N; class Parser { Shape Parse() => new(); }");
        Write("Emitting/Emitter.cs", "namespace N; class Emitter { Parser? P; Shape? S; }");
        FloorReport report = Check();
        Assert.True(report.IsSound, report.ToString());
        Assert.Equal(["Emitting -> Parsing", "Emitting -> Model", "Parsing -> Model"], report.Uses.Select(use => $"{use.FromRoom} -> {use.ToRoom}").Distinct());
    }

    [Fact]
    public void An_upward_use_is_reported_with_arrow_types_file_and_line()
    {
        Write("Model/Shape.cs", "namespace N;\nclass Shape\n{\n    int Count => Parser.Count;\n}");
        Write("Parsing/Parser.cs", "namespace N; class Parser { public static int Count; }");
        Write("Emitting/Emitter.cs", "namespace N; class Emitter { }");
        FloorReport report = Check();
        Violation violation = Assert.Single(report.Violations);
        Assert.Equal(("Model", "Parsing", "Parsing is above Model"), (violation.FromRoom, violation.ToRoom, violation.Reason));
        Assert.Equal(["Model/Shape.cs:4: Shape uses Parser.Count", "Model/Shape.cs:4: Shape uses Parser"], violation.Uses.Select(use => use.ToString()));
    }

    [Fact]
    public void Two_rooms_of_one_layer_that_use_each_other_are_reported_both_ways()
    {
        Write("Left/A.cs", "namespace N; class A { B? B; }");
        Write("Right/B.cs", "namespace N; class B { void F() => Extensions.G(new A()); } static class Extensions { public static void G(this A a) { } }");
        FloorReport report = FloorPlan.Check(_folder.FullName, RunningReferences.Except(), [["Left", "Right"]]);
        Assert.Equal(["Left -> Right", "Right -> Left"], report.Violations.Select(violation => $"{violation.FromRoom} -> {violation.ToRoom}"));
        Assert.All(report.Violations, violation => Assert.Equal("Left and Right use each other", Sorted(violation.Reason)));
    }

    [Fact]
    public void A_ring_of_three_rooms_of_one_layer_is_reported()
    {
        Write("A/A.cs", "namespace N; class A { B? Next; }");
        Write("B/B.cs", "namespace N; class B { C? Next; }");
        Write("C/C.cs", "namespace N; class C { A? Next; }");
        FloorReport report = FloorPlan.Check(_folder.FullName, RunningReferences.Except(), [["A", "B", "C"]]);
        Assert.Equal(3, report.Violations.Count);
        Assert.Equal("the rooms form a ring: A -> B -> C -> A", report.Violations[0].Reason);
    }

    [Theory]
    [InlineData("static class Bad { static void F(System.Collections.Generic.List<int> list) => list.Twice(); }", "Extensions.Twice")]
    [InlineData("static class Bad { static int F() { Number n = 1; return n; } } class Number { public static implicit operator Number(int i) => new(); public static implicit operator int(Number n) => Up.One; }", "Up.One")]
    [InlineData("[Mark] class Bad { }", "MarkAttribute")]
    [InlineData("class Bad : Base { public Bad() : base(1) { } }", "Base")]
    [InlineData("class Bad { object F(Source source) { foreach (var item in source.All) return item; return 1; } } class Source { public Sequence All = null!; }", "Sequence")]
    [InlineData("class Bad { object F() => Up.Pair + Up.Pair; }", "Pair.op_Addition")]
    [InlineData("class Bad { string F() => nameof(Up.One); }", "Up.One")]
    [InlineData("class Bad { object F() { (int a, int b) = Up.Pair; return a + b; } }", "Pair.Deconstruct")]
    public void Every_kind_of_use_is_found(string source, string used)
    {
        Write("Model/Bad.cs", "namespace N; " + source);
        Write("Parsing/Up.cs", """
            using System;
            using System.Collections.Generic;
            namespace N;
            static class Up { public const int One = 1; public static Pair Pair = new(); }
            class Pair { public static Pair operator +(Pair a, Pair b) => a; public void Deconstruct(out int a, out int b) => a = b = 0; }
            static class Extensions { public static void Twice(this List<int> list) { } }
            class MarkAttribute : Attribute { }
            class Base { public Base(int i) { } }
            class Sequence { public IEnumerator<int> GetEnumerator() => null!; }
            """);
        FloorReport report = FloorPlan.Check(_folder.FullName, RunningReferences.Except(), [["Model"], ["Parsing"]]);
        Assert.Empty(report.Problems);
        Assert.Contains(Assert.Single(report.Violations).Uses, use => use.ToString().EndsWith(" uses " + used, StringComparison.Ordinal));
    }

    [Fact]
    public void Subfolders_are_separate_rooms_when_rooms_are_named_by_the_full_path()
    {
        Write("Parsing/Parser.cs", "namespace N; class Parser { Pattern? Pattern; }");
        Write("Parsing/Patterns/Pattern.cs", "namespace N; class Pattern { Parser? Parser; }");
        string[][] layers = [["Parsing"]];
        Assert.Empty(FloorPlan.Check(_folder.FullName, RunningReferences.Except(), layers).Violations);
        var byPath = new FloorPlanOptions { RoomNames = RoomNames.FullPath };
        Assert.Equal(2, FloorPlan.Check(_folder.FullName, RunningReferences.Except(), layers, byPath).Violations.Count);
        FloorReport apart = FloorPlan.Check(_folder.FullName, RunningReferences.Except(), [["Parsing/Patterns"], ["Parsing"]], byPath);
        Assert.Equal("Parsing is above Parsing/Patterns", Assert.Single(apart.Violations, violation => violation.FromRoom == "Parsing/Patterns").Reason);
    }

    [Fact]
    public void Rooms_without_a_layer_layers_without_a_room_and_names_that_do_not_resolve_are_problems()
    {
        Write("Model/Shape.cs", "namespace N; class Shape { Missing? M; }");
        Write("Main.cs", "namespace N; class Main { }");
        FloorReport report = FloorPlan.Check(_folder.FullName, RunningReferences.Except(), [["Model"], ["Gone"]]);
        Assert.Equal(
            [
                "The sources are not understood: Model/Shape.cs:1: The type or namespace name 'Missing' could not be found (are you missing a using directive or an assembly reference?)",
                "The room 'Gone' is listed, but there are no files in it.",
                "The room '.' is in no layer.",
            ],
            report.Problems);
        Assert.False(report.IsSound);
    }

    private static string Sorted(string reason) => reason == "Right and Left use each other" ? "Left and Right use each other" : reason;

    private FloorReport Check() => FloorPlan.Check(_folder.FullName, RunningReferences.Except(), Layers);

    private void Write(string path, string text)
    {
        string file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
