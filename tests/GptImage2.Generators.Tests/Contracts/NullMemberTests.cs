namespace GptImage2.Generators.Tests.Contracts;

[JsonContract]
public partial record NullInner(int A);

[JsonContract]
public partial record NullHolder(NullInner Part, List<NullInner>? Parts = null, NullInner? @class = null);

/// <summary>What is null although its type forbids it is named when it is written.</summary>
public sealed class NullMemberTests
{
    [Fact]
    public void The_exception_names_the_member() => Assert.StartsWith(
        "The member 'Part' is null, but its type is not nullable.",
        Assert.Throws<ArgumentNullException>(() => new NullHolder(null!).ToJson()).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_exception_says_that_it_is_an_item() => Assert.StartsWith(
        "An item of a collection is null, but its type is not nullable.",
        Assert.Throws<ArgumentNullException>(() => new NullHolder(new NullInner(1), [null!]).ToJson()).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_nullable_member_may_be_null() => Assert.Equal("""{"part":{"a":1},"parts":null,"class":null}""", new NullHolder(new NullInner(1)).ToJson());
}
