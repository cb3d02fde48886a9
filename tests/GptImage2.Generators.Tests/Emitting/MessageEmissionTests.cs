using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Emitting;

public sealed class MessageEmissionTests
{
    [Fact]
    [Trait("Row", "C3")]
    public void The_system_message_of_a_method_replaces_that_of_the_interface()
    {
        string text = GeneratorRun.Of("""
            [JsonModeClient, SystemMessage("Of all.")]
            public partial interface IReader
            {
                [UserMessage("One")] Task<string> OneAsync();
                [UserMessage("Two"), SystemMessage("Of {{two}}.")] Task<string> TwoAsync();
            }
            """).Text;
        Assert.Contains("\"IReader.OneAsync\",\n            \"Of all.\"u8", text, StringComparison.Ordinal);
        Assert.Contains("\"IReader.TwoAsync\",\n            \"Of {two}.\"u8", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int", "Range(0.5, 3.5, MinimumIsExclusive = true, MaximumIsExclusive = true)", "\"minimum\":1,\"maximum\":3}")]
    [InlineData("int", "Range(1, 3, MinimumIsExclusive = true)", "\"exclusiveMinimum\":1,\"maximum\":3}")]
    [InlineData("byte", "Range(-5, 300)", "\"minimum\":0,\"maximum\":255}")]
    [InlineData("int", "Range(int.MinValue, double.MaxValue)", "{\"type\":\"integer\"}")]
    [InlineData("Int128", "Range(0, 1e30)", "\"minimum\":0,\"maximum\":1000000000000000019884624838656}")]
    [InlineData("double", "Range(double.NegativeInfinity, 1e300)", "{\"type\":\"number\",\"maximum\":1E+300}")]
    [InlineData("decimal", "Range(0.10, double.PositiveInfinity)", "{\"type\":\"number\",\"minimum\":0.1}")]
    public void Bounds_are_limited_to_the_range_of_the_type(string type, string range, string schema) =>
        Assert.Contains(schema, GeneratorRun.Of($"[JsonContract] public partial record R([property: {range}] {type} A);").Text, StringComparison.Ordinal);
}
