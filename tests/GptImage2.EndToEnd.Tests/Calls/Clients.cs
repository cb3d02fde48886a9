using System.ComponentModel.DataAnnotations;

namespace GptImage2.EndToEnd.Tests.Calls;

[JsonContract]
public sealed partial record Item(string Name, [property: Range(1, 99)] int Count);

public enum Season
{
    Spring,
    Summer,
    Autumn,
    Winter,
}

[JsonContract]
public readonly partial record struct Size(int Width, int Height);

/// <summary>Something with things of its own kind in it.</summary>
[JsonContract]
public sealed partial record Folder(string Name, IReadOnlyList<Folder> Folders, Folder? Link = null);

[JsonModeClient]
[SystemMessage("Be brief. A set is written {{1, 2}}.")]
public partial interface IMessages
{
    [UserMessage("Before: {before} After: {after} What changed about the {item}?")]
    Task<Item> CompareAsync(ImageInput after, ImageInput before, string item, CancellationToken cancellationToken = default);

    [UserMessage("Which is the best?")]
    Task<Item> BestAsync(IReadOnlyList<ImageInput> pictures, ImageInput last, CancellationToken cancellationToken = default);

    [UserMessage("Of {pictures}, and of {more}?")]
    Task<Item> NamedAsync(ImageInput[] pictures, IEnumerable<ImageInput> more);

    [UserMessage("{photo}What is it{hint}?")]
    Task<Item> OptionalAsync(ImageInput? photo, string? hint = null, IReadOnlyList<ImageInput>? others = null);

    [UserMessage("On {day:yyyy-MM-dd} at {time:HH:mm}, {amount:N2} or {ratio} or {share:P1} or {count:D4}, {season}, {id:N}, {flag}.")]
    Task<Item> FormatsAsync(DateOnly day, TimeOnly time, decimal amount, double ratio, double share, int count, Season season, Guid id, bool flag);

    [UserMessage("Reply like {{\"name\": \"{name}\"}}, \"quoted\" \\ and äöü\nin a second line 🧾.")]
    Task<Item> BracesAsync(string name);

    [UserMessage("{text}")]
    ValueTask<Item> ValueTaskAsync(string text, CancellationToken cancellationToken = default);

    [UserMessage("{text}")]
    ValueTask<JsonModeResult<Item>> ValueTaskResultAsync(string text);

    [UserMessage("{text}")]
    [SystemMessage("Be verbose.")]
    Task<JsonModeResult<Item>> ResultAsync(string text, CancellationToken cancellationToken = default);
}

[JsonModeClient]
public partial interface IRoots
{
    [UserMessage("How many?")]
    Task<int> CountAsync();

    [UserMessage("How many, if any?")]
    Task<int?> MaybeCountAsync();

    [UserMessage("Which name?")]
    Task<string> NameAsync();

    [UserMessage("When?")]
    Task<JsonModeResult<DateOnly>> DayAsync();

    [UserMessage("Which season?")]
    Task<Season> SeasonAsync();

    [UserMessage("Which season, if any?")]
    Task<Season?> MaybeSeasonAsync();

    [UserMessage("Which items?")]
    Task<List<Item>> ItemsAsync();

    [UserMessage("Which items?")]
    Task<Item[]> ItemArrayAsync();

    [UserMessage("Which numbers?")]
    ValueTask<IReadOnlyList<int?>> NumbersAsync();

    [UserMessage("Which item on which shelf?")]
    Task<Dictionary<string, Item>> ShelvesAsync();

    [UserMessage("Which item, if any?")]
    Task<Item?> MaybeItemAsync();

    [UserMessage("How large?")]
    Task<Size> SizeAsync();

    [UserMessage("How large, if known?")]
    Task<Size?> MaybeSizeAsync();

    [UserMessage("Which folders?")]
    Task<Folder> FolderAsync();

    [UserMessage("Which folders?")]
    Task<IReadOnlyList<Folder>> FoldersAsync();
}
