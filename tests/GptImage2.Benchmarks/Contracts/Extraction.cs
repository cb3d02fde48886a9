using System.ComponentModel.DataAnnotations;

namespace GptImage2.Benchmarks.Contracts;

[JsonContract]
public sealed partial record Extraction(string Source, int Pages, IReadOnlyList<ExtractedItem> Items);

[JsonContract]
public sealed partial record ExtractedItem(
    [property: Range(1, int.MaxValue)] int Id,
    Guid Key,
    string Title,
    string? Note,
    DateTimeOffset Seen,
    [property: Range(0.0, 1.0)] double Score,
    decimal Price,
    [property: MaxLength(16)] IReadOnlyList<string> Tags,
    IReadOnlyList<int> Counts,
    Box Place);
