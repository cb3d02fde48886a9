using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Calls;

/// <summary>Tests results of every kind. A value that is not an object is wrapped in one, since a reply in JSON mode is an object.</summary>
public sealed class RootTests
{
    [Fact]
    public async Task A_number_is_read() => Assert.Equal(7, await CallAsync("""{"value":7}""", roots => roots.CountAsync()));

    [Theory]
    [InlineData("""{"value":null}""", null)]
    [InlineData("""{"value":7}""", 7)]
    public async Task A_nullable_number_is_read(string reply, int? value) => Assert.Equal(value, await CallAsync(reply, roots => roots.MaybeCountAsync()));

    [Fact]
    public async Task A_string_is_read() => Assert.Equal("milk", await CallAsync("""{"value":"milk"}""", roots => roots.NameAsync()));

    [Fact]
    public async Task A_date_in_a_result_is_read() =>
        Assert.Equal(new DateOnly(2026, 5, 8), (await CallAsync("""{"value":"2026-05-08"}""", roots => roots.DayAsync())).Value);

    [Fact]
    public async Task An_enum_is_read() => Assert.Equal(Season.Winter, await CallAsync("""{"value":"Winter"}""", roots => roots.SeasonAsync()));

    [Theory]
    [InlineData("""{"value":null}""", null)]
    [InlineData("""{"value":"Spring"}""", Season.Spring)]
    public async Task A_nullable_enum_is_read(string reply, Season? value) => Assert.Equal(value, await CallAsync(reply, roots => roots.MaybeSeasonAsync()));

    [Fact]
    public async Task A_list_of_contracts_is_read() =>
        Assert.Equal(
            [new Item("milk", 2), new Item("eggs", 6)],
            await CallAsync("""{"items":[{"name":"milk","count":2},{"name":"eggs","count":6}]}""", roots => roots.ItemsAsync()));

    [Fact]
    public async Task An_empty_array_is_read() => Assert.Empty(await CallAsync("""{"items":[]}""", roots => roots.ItemArrayAsync()));

    [Fact]
    public async Task A_list_of_nullable_numbers_is_read() =>
        Assert.Equal([1, null, 3], await CallAsync("""{"items":[1,null,3]}""", roots => roots.NumbersAsync().AsTask()));

    [Fact]
    public async Task A_dictionary_of_contracts_is_read()
    {
        Dictionary<string, Item> shelves = await CallAsync("""{"value":{"top":{"name":"milk","count":2}}}""", roots => roots.ShelvesAsync());

        Assert.Equal(new Item("milk", 2), Assert.Single(shelves).Value);
        Assert.Equal("top", Assert.Single(shelves).Key);
    }

    [Fact]
    public async Task A_nullable_contract_is_read()
    {
        Assert.Null(await CallAsync("""{"value":null}""", roots => roots.MaybeItemAsync()));
        Assert.Equal(new Item("milk", 2), await CallAsync("""{"value":{"name":"milk","count":2}}""", roots => roots.MaybeItemAsync()));
    }

    [Fact]
    public async Task A_struct_is_read()
    {
        Assert.Equal(new Size(3, 4), await CallAsync("""{"width":3,"height":4}""", roots => roots.SizeAsync()));
        Assert.Equal(new Size(3, 4), await CallAsync("""{"value":{"width":3,"height":4}}""", roots => roots.MaybeSizeAsync()));
        Assert.Null(await CallAsync("""{"value":null}""", roots => roots.MaybeSizeAsync()));
    }

    [Fact]
    public async Task A_recursive_contract_is_read()
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
    public async Task A_malformed_number_is_never_read_as_zero(string reply, string path, ContractRule rule)
    {
        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => CallAsync(reply, roots => roots.CountAsync()));

        ContractViolation violation = Assert.Single(e.Violations);
        Assert.Equal((path, rule), (violation.Path, violation.Rule));
    }

    [Fact]
    public async Task A_violation_of_an_item_has_the_index_in_its_path()
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
