using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Exact;

/// <summary>Readers and writers call what System.Text.Json would call.</summary>
public sealed class CallbackTests
{
    [Theory]
    [InlineData("class")]
    [InlineData("struct")]
    [InlineData("record")]
    [InlineData("record struct")]
    public void The_methods_are_called(string kind) => Assert.Equal(
        """read 3 {"a":3} writing,written""",
        RunningProgram.Run("""Log.Show(T.FromJson("{\"a\":3}"))""", $$"""
            public static class Log
            {
                public static readonly List<string> Lines = [];
                public static string Show(T value) => $"{value.Seen} {value.ToJson()} {string.Join(",", Lines)}";
            }
            [JsonContract] public partial {{kind}} T : IJsonOnDeserialized, IJsonOnSerializing, IJsonOnSerialized
            {
                public T() { }
                public int A { get; set; }
                [JsonIgnore] public string Seen { get; private set; } = "";
                void IJsonOnDeserialized.OnDeserialized() => Seen = "read " + A;
                public void OnSerializing() => Log.Lines.Add("writing");
                public void OnSerialized() => Log.Lines.Add("written");
            }
            """));

    [Fact]
    public void An_exception_is_a_violation_of_the_object() => Assert.Equal(
        "the reply: expected a value that its type takes (InvalidOperationException: negative), found {\"a\":-3}",
        RunningProgram.Run("""T.FromJson("{\"a\":-3}").ToJson()""", """
            [JsonContract] public partial class T : IJsonOnDeserialized
            {
                public int A { get; set; }
                public void OnDeserialized() { if (A < 0) throw new InvalidOperationException("negative"); }
            }
            """));

    [Fact]
    public void Rules_see_the_object_after_it() => Assert.Equal(
        """{"a":4}""",
        RunningProgram.Run("""T.FromJson("{\"a\":3}").ToJson()""", """
            [JsonContract] public partial class T : IJsonOnDeserialized
            {
                public int A { get; set; }
                public void OnDeserialized() => A++;
                [Rule("A is even.", nameof(A))] private bool IsEven => A % 2 == 0;
            }
            """));

    [Fact]
    public void Derived_contracts_closed_generic_ones_and_members_call_them() => Assert.Equal(
        """{"kind":"one","inner":{"v":2},"a":2}""",
        RunningProgram.Run("""Root.FromJson("{\"kind\":\"one\",\"a\":1,\"inner\":{\"v\":1}}").ToJson()""", """
            [JsonContract, JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(One), "one")]
            public abstract partial class Root : IJsonOnDeserialized { public G<int> Inner { get; set; } = new(); public abstract void OnDeserialized(); }
            [JsonContract] public sealed partial class One : Root { public int A { get; set; } public override void OnDeserialized() => A++; }
            [JsonContract] public class G<X> : IJsonOnDeserialized { public X V { get; set; } = default!; public void OnDeserialized() => V = (X)(object)2; }
            """));
}
