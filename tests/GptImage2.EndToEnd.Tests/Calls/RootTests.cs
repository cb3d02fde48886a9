using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Calls;

/// <summary>Results of every kind; what is no object stands in one, since JSON mode replies with an object.</summary>
public sealed class RootTests
{
    [Fact]
    public async Task A_number() => Assert.Equal(7, await CallAsync("""{"value":7}""", roots => roots.CountAsync()));

    [Theory]
    [InlineData("""{"value":null}""", null)]
    [InlineData("""{"value":7}""", 7)]
    public async Task A_number_or_null(string reply, int? value) => Assert.Equal(value, await CallAsync(reply, roots => roots.MaybeCountAsync()));

    [Fact]
    public async Task A_string() => Assert.Equal("milk", await CallAsync("""{"value":"milk"}""", roots => roots.NameAsync()));

    [Fact]
    public async Task A_date_in_a_result() =>
        Assert.Equal(new DateOnly(2026, 5, 8), (await CallAsync("""{"value":"2026-05-08"}""", roots => roots.DayAsync())).Value);

    [Fact]
    public async Task An_enum() => Assert.Equal(Season.Winter, await CallAsync("""{"value":"Winter"}""", roots => roots.SeasonAsync()));

    [Theory]
    [InlineData("""{"value":null}""", null)]
    [InlineData("""{"value":"Spring"}""", Season.Spring)]
    public async Task An_enum_or_null(string reply, Season? value) => Assert.Equal(value, await CallAsync(reply, roots => roots.MaybeSeasonAsync()));

    [Fact]
    public async Task A_list_of_contracts() =>
        Assert.Equal(
            [new Item("milk", 2), new Item("eggs", 6)],
            await CallAsync("""{"items":[{"name":"milk","count":2},{"name":"eggs","count":6}]}""", roots => roots.ItemsAsync()));

    [Fact]
    public async Task An_array_that_is_empty() => Assert.Empty(await CallAsync("""{"items":[]}""", roots => roots.ItemArrayAsync()));

    [Fact]
    public async Task A_list_of_numbers_or_null() =>
        Assert.Equal([1, null, 3], await CallAsync("""{"items":[1,null,3]}""", roots => roots.NumbersAsync().AsTask()));

    [Fact]
    public async Task A_dictionary_of_contracts()
    {
        Dictionary<string, Item> shelves = await CallAsync("""{"value":{"top":{"name":"milk","count":2}}}""", roots => roots.ShelvesAsync());

        Assert.Equal(new Item("milk", 2), Assert.Single(shelves).Value);
        Assert.Equal("top", Assert.Single(shelves).Key);
    }

    [Fact]
    public async Task A_contract_or_null()
    {
        Assert.Null(await CallAsync("""{"value":null}""", roots => roots.MaybeItemAsync()));
        Assert.Equal(new Item("milk", 2), await CallAsync("""{"value":{"name":"milk","count":2}}""", roots => roots.MaybeItemAsync()));
    }

    [Fact]
    public async Task A_struct()
    {
        Assert.Equal(new Size(3, 4), await CallAsync("""{"width":3,"height":4}""", roots => roots.SizeAsync()));
        Assert.Equal(new Size(3, 4), await CallAsync("""{"value":{"width":3,"height":4}}""", roots => roots.MaybeSizeAsync()));
        Assert.Null(await CallAsync("""{"value":null}""", roots => roots.MaybeSizeAsync()));
    }

    [Fact]
    public async Task A_contract_within_itself()
    {
        const string reply = """{"name":"a","folders":[{"name":"b","folders":[],"link":{"name":"c","folders":[]}}]}""";

        Folder folder = await CallAsync(reply, roots => roots.FolderAsync());
        Folder listed = Assert.Single(await CallAsync($$"""{"items":[{{reply}}]}""", roots => roots.FoldersAsync()));

        Assert.Equal(["a", "b", "c"], [folder.Name, folder.Folders[0].Name, folder.Folders[0].Link!.Name]);
        Assert.Equal(folder.ToJson(), listed.ToJson());
    }

    [Theory]
    [InlineData("7", "", ContractRule.Type)]
    [InlineData("{}", "/value", ContractRule.Required)]
    [InlineData("""{"value":null}""", "/value", ContractRule.NotNull)]
    [InlineData("""{"value":"7"}""", "/value", ContractRule.Type)]
    [InlineData("""{"value":2147483648}""", "/value", ContractRule.Range)]
    [InlineData("""{"value":7.5}""", "/value", ContractRule.Type)]
    public async Task A_number_that_is_none_is_never_zero(string reply, string path, ContractRule rule)
    {
        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => CallAsync(reply, roots => roots.CountAsync()));

        ContractViolation violation = Assert.Single(e.Violations);
        Assert.Equal((path, rule), (violation.Path, violation.Rule));
    }

    [Fact]
    public async Task An_item_of_a_list_is_told_by_its_place()
    {
        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(
            () => CallAsync("""{"items":[{"name":"milk","count":2},{"name":"eggs","count":100}]}""", roots => roots.ItemsAsync()));

        Assert.Equal("/items/1/count", Assert.Single(e.Violations).Path);
    }

    private static async Task<T> CallAsync<T>(string reply, Func<IRoots, Task<T>> call)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(reply));
        return await call(emulated.Bind<IRoots>());
    }
}
