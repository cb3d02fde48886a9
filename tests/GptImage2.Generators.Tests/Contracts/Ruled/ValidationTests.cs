using static GptImage2.Generators.Tests.Contracts.Ruled.RuleTests;

namespace GptImage2.Generators.Tests.Contracts.Ruled;

/// <summary>Validation attributes of the user's own, and objects that validate themselves.</summary>
public sealed class ValidationTests
{
    [Fact]
    public void Attributes_of_members_are_run_with_their_arguments_and_the_display_name()
    {
        Assert.Equal(
            [
                "/apples: expected a valid value (Apples must be a multiple of 3 Sunday.), found 5",
                "/apples: expected a valid value (Apples must be a multiple of 2 a+bFriday.), found 5",
                "/plums: expected a valid value (Plums must be a multiple of 5 Sunday.), found 3",
            ],
            Broken<Basket>("""{"apples":5,"pears":1,"plums":3}"""));
        Assert.Equal(6, Basket.FromJson("""{"apples":6,"pears":1}""").Apples);
    }

    [Fact]
    public void An_attribute_of_the_type_is_reported_at_the_members_that_it_names_or_at_the_object()
    {
        Assert.Equal(["/pears: expected a valid value (Not as many apples as pears.), found 6"], Broken<Basket>("""{"apples":6,"pears":6}"""));
        Assert.Equal(["the reply: expected a valid value (BigBasket is too full.), found {\"apples\":96,\"pears\":1,\"melons\":1}"], Broken<BigBasket>("""{"apples":96,"pears":1,"melons":1}"""));
    }

    [Fact]
    public void An_object_validates_itself_once_its_members_hold()
    {
        Assert.Equal(
            ["/plums: expected a valid value (No 66 Basket), found nothing", "/apples: expected a valid value (No 66 Basket), found 66"],
            Broken<Basket>("""{"apples":66,"pears":1}"""));
        Assert.Equal(["the reply: expected a valid value, found {\"apples\":6,\"pears\":13}"], Broken<Basket>("""{"apples":6,"pears":13}"""));
        Assert.Equal(["/plums"], Paths<Basket>("""{"apples":6,"pears":13,"plums":3}"""));
    }

    [Fact]
    public void Inherited_attributes_are_run_and_an_inherited_validation_is_run_once()
    {
        Assert.Equal(["/apples", "/apples", "/plums"], Paths<BigBasket>("""{"apples":5,"pears":1,"melons":1,"plums":3}"""));
        Assert.Equal(["/plums: expected an integer from 0 to 100, found 105"], Broken<BigBasket>("""{"apples":5,"pears":1,"melons":1,"plums":105}"""));
        Assert.Equal(["/melons: expected a valid value (Too many melons.), found 4"], Broken<BigBasket>("""{"apples":6,"pears":1,"melons":4}"""));
        Assert.Equal(["/pears"], Paths<BigBasket>("""{"apples":6,"pears":6,"melons":1}"""));
    }
}
