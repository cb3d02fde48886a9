namespace GptImage2.Testing.Tests.Exceptions;

/// <summary>Exceptions as tests of users make them.</summary>
public sealed class MadeExceptionTests
{
    [Fact]
    public void A_refusal_has_its_message_as_the_text_of_the_reply()
    {
        var refused = new ReplyRefusedException("no");
        Assert.Equal(("no", "no"), (refused.Message, refused.Refusal));
        Assert.Equal("I cannot read this.", new ReplyRefusedException("no") { Refusal = "I cannot read this." }.Refusal);
    }

    [Fact]
    public void An_error_of_the_API_has_its_message_as_that_of_the_provider()
    {
        var error = new ApiException("Slow down.") { Status = 429, RetryAfter = TimeSpan.FromSeconds(2), Code = "rate_limit_exceeded", Attempts = 3 };
        Assert.Equal(("Slow down.", "Slow down.", 429, TimeSpan.FromSeconds(2), 3), (error.Message, error.ProviderMessage, error.Status, error.RetryAfter!.Value, error.Attempts));
    }

    [Fact]
    public void A_reply_that_was_cut_off_has_its_part() =>
        Assert.Equal("{", new ReplyTruncatedException("cut off") { PartialReply = "{" }.PartialReply);

    [Fact]
    public void Violations_give_the_message_of_a_text_that_was_read()
    {
        ContractViolationException real = Assert.Throws<ContractViolationException>(() => Line.FromJson("""{"name":"tea","price":"x"}"""));
        var made = new ContractViolationException(real.Violations);

        Assert.Equal((real.Message, real.Violations), (made.Message, made.Violations));
        Assert.Null(made.RawReply);
        Assert.Equal("{}", new ContractViolationException(real.Violations) { RawReply = "{}" }.RawReply);
    }

    [Fact]
    public void Violations_must_be_there()
    {
        Assert.Equal("violations", Assert.Throws<ArgumentException>(() => new ContractViolationException([])).ParamName);
        Assert.Equal("violations", Assert.Throws<ArgumentException>(() => new ContractViolationException([null!])).ParamName);
        Assert.Equal("violations", Assert.Throws<ArgumentNullException>(() => new ContractViolationException((IReadOnlyList<ContractViolation>)null!)).ParamName);
    }

    [Fact]
    public void Numbers_that_count_cannot_be_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ApiException("no") { Status = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ApiException("no") { Attempts = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ApiConnectionException("no") { Attempts = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ApiConnectionException("no") { ItemsRead = -1 });
    }

    [Fact]
    public void Characters_that_act_on_a_terminal_are_escaped_as_in_other_messages() =>
        Assert.Equal("red \\u001b[31m", new ReplyRefusedException("red \u001b[31m").Message);

    [Fact]
    public void The_text_of_an_exception_has_its_type_and_message() =>
        Assert.Equal("GptImage2.BudgetExceededException: spent", new BudgetExceededException("spent") { Limit = 5, Spent = 5, Estimate = 0.1m }.ToString());
}
