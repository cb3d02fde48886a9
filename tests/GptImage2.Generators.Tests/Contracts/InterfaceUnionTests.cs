namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Unions whose root is an interface.</summary>
public sealed class InterfaceUnionTests
{
    private const string Json = """{"main":{"kind":"pile","name":"p","figures":[{"kind":"bar","name":"b","length":2},{"kind":"pile","name":"q","figures":[]}]},"other":null,"all":[{"kind":"dot","name":"d"}],"named":{"x":{"kind":"dot","name":"e"}},"plain":{"name":"f"}}""";

    [Fact]
    public void Members_lists_and_dictionaries_round_trip()
    {
        var value = Canvas.FromJson(Json);
        Assert.Equal(new Bar("b", 2), Assert.IsType<Pile>(value.Main).Figures[0]);
        Assert.Equal("d", value.All[0].Name);
        Assert.Equal(Json, value.ToJson());
    }

    [Fact]
    public void The_root_reads_and_writes_with_the_discriminator()
    {
        var figure = IFigure.FromJson("""{"name":"d","kind":"dot"}""");
        Assert.Equal(new Dot("d"), figure);
        Assert.Equal("""{"kind":"dot","name":"d"}""", figure.ToJson());
        Assert.Equal("""{"kind":"dot","name":"d"}"""u8.ToArray(), figure.ToJsonUtf8());
        Assert.Equal("""{"name":"d"}""", new Dot("d").ToJson());
        Assert.Equal(figure, JsonContract.Parse<IFigure>("""{"kind":"dot","name":"d"}"""));
        Assert.Throws<ArgumentException>(() => ((IFigure)new Stranger("s")).ToJson());
    }

    [Fact]
    public void Unknown_discriminators_and_mistakes_in_derived_types_are_violations()
    {
        Assert.False(Canvas.TryFromJson("""{"main":{"kind":"oval"},"other":{"name":"x"},"all":[{"kind":"bar","name":"b","length":0},null],"named":{"x":1},"plain":{"name":"f"}}""", out _, out IReadOnlyList<ContractViolation> violations));
        Assert.Equal(
            [("/main/kind", ContractRule.Enum), ("/other/kind", ContractRule.Required), ("/all/0/length", ContractRule.Range), ("/all/1", ContractRule.NotNull), ("/named/x", ContractRule.Type)],
            violations.Select(violation => (violation.Path, violation.Rule)));
    }

    [Fact]
    public async Task Calls_return_the_interface_and_lists_of_it()
    {
        Assert.Equal(new Dot("d"), await new ReplyCaller("""{"kind":"dot","name":"d"}""").As<IFigureClient>().FigureAsync(new Dot("x")));
        var caller = new ReplyCaller("""{"items":[{"kind":"bar","name":"b","length":3}]}""");
        Assert.Equal([new Bar("b", 3)], await caller.As<IFigureClient>().FiguresAsync());
        caller = new ReplyCaller("""{"kind":"dot","name":"d"}""");
        await caller.As<IFigureClient>().FigureAsync(new Bar("b", 3));
        Assert.Equal("""Like {"kind":"bar","name":"b","length":3}.""", caller.Message);
    }

    private sealed record Stranger(string Name) : IFigure;
}

[JsonModeClient]
public partial interface IFigureClient
{
    [UserMessage("Like {example}.")]
    Task<IFigure> FigureAsync(IFigure example);

    [UserMessage("All.")]
    Task<IReadOnlyList<IFigure>> FiguresAsync();
}
