using System.Text.Json.Serialization;

namespace GptImage2.EndToEnd.Tests.Calls;

public enum Shade
{
    [JsonStringEnumMemberName("very dark")]
    Dark,
    Light,
}

[Flags]
public enum Days
{
    Monday = 1,
    Tuesday = 2,
    Sunday = 64,
}

[JsonModeClient]
[SystemMessage(File = "prompts/system.md")]
public partial interface IPrompts
{
    [UserMessage(File = "prompts/nested/read.md")]
    Task<Item> ReadAsync(ImageInput photo, string name);

    [UserMessage(File = @"nested\read.md")]
    Task<Item> ReadBySuffixAsync(ImageInput photo, string name);

    [UserMessage("{item}; {items}; {sizes}; {pair}; {none}; {shade}, {maybe}, {missing}, {shade:D}; {days}.")]
    Task<Item> ArgumentsAsync(
        Item item,
        IReadOnlyList<Item?> items,
        Dictionary<Shade, Size> sizes,
        (string Name, decimal? Price) pair,
        List<Item>? none,
        Shade shade,
        Shade? maybe,
        Shade? missing,
        Days days);

    [UserMessage("The review:{review:quoted}In a word?")]
    Task<Item> QuotedAsync(string? review);

    [UserMessage("{note:quoted}\n\n{photo}\n{item:quoted} {shade:quoted}{count:quoted}")]
    Task<Item> QuotedValuesAsync(ImageInput? photo, string note, Item item, Shade shade, int count);

    [UserMessage("Up to {most:N1}, {day:d MMMM}, {span:hh\\:mm}, {share:P0}")]
    Task<Item> FormatsAsync(decimal most, DateOnly day, TimeSpan span, double share);
}

[JsonModeClient]
[SystemMessage("Name things.")]
public partial interface IExamples
{
    static IEnumerable<Example<Item>> Items
    {
        get
        {
            yield return new("\"Two\" cartons\nof milk 🧾", new Item("milk \"fresh\"", 2));
            yield return new("This one:", Pictures.Png(7), new Item("egg", 1));
            yield return new(new UserMessage().Image(Pictures.Png(5), "before").Text(" or "u8).Image(Pictures.Png(6), "after"), new Item("tea", 3));
        }
    }

    [UserMessage("And this?")]
    [Example(nameof(Items))]
    [Example(typeof(MoreExamples), nameof(MoreExamples.One))]
    Task<JsonModeResult<Item>> OneAsync(ImageInput photo, CancellationToken cancellationToken = default);

    [UserMessage("And these?", PromptStyle = PromptStyle.TypeScript)]
    [Example(typeof(MoreExamples), nameof(MoreExamples.Lists))]
    Task<List<Item>> ListAsync();

    [UserMessage("How many?")]
    [Example(typeof(MoreExamples), nameof(MoreExamples.Counts))]
    Task<int?> CountAsync();

    [UserMessage("How large?")]
    [Example(typeof(MoreExamples), nameof(MoreExamples.Broken))]
    Task<Item> BrokenAsync();
}

internal static class MoreExamples
{
    public static readonly Example<List<Item>>[] Lists = [new("Milk and eggs", [new Item("milk", 1), new Item("eggs", 6)]), new("Nothing", [])];

    public static Example<Item> Broken { get; } = new("Many", new Item("milk", 100));

    public static Example<Item> One() => new("Bread", new Item("bread", 1));

    public static Example<int?>[] Counts() => [new("Some", (int?)3), new("Who knows", (int?)null)];
}
