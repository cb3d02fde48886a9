using GptImage2.Results;

namespace GptImage2.Tests.Results;

public sealed class ContractViolationExceptionTests
{
    [Fact]
    public void Without_a_call_the_exception_has_the_text()
    {
        ContractViolation violation = new("/count", ContractRule.Type, "an integer", "\"x\"", 9);

        var exception = new ContractViolationException([violation], ["/more"], """{"count":"x"}""");

        Assert.Equal("The JSON breaks its contract in 1 place:\n  /count: expected an integer, found \"x\"", exception.Message);
        Assert.Equal("""{"count":"x"}""", exception.RawReply);
        Assert.Equal([violation], exception.Violations);
        Assert.Equal(["/more"], exception.UnknownMembers);
        Assert.Null(exception.Method);
        Assert.Null(exception.Usage);
    }

    [Fact]
    public void The_message_lists_ten_violations_and_counts_the_rest()
    {
        ContractViolation[] violations = [.. Enumerable.Range(0, 64).Select(i => new ContractViolation($"/{i}", ContractRule.Type, "a string", "1", i))];

        var exception = new ContractViolationException(violations, [], [], [], new CallAccount("IItems.ReadAsync"));

        string[] lines = exception.Message.Split('\n');
        Assert.Equal("IItems.ReadAsync: The reply breaks its contract in 64 places:", lines[0]);
        Assert.Equal("  /9: expected a string, found 1", lines[10]);
        Assert.Equal("  and 54 more", lines[^1]);
        Assert.Equal(12, lines.Length);
        Assert.Equal(64, exception.Violations.Count);
    }
}
