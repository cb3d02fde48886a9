using System.ComponentModel.DataAnnotations;

namespace GptImage2.Benchmarks.Contracts;

[JsonContract]
public sealed partial record PictureLabels(
    string Caption,
    [property: Range(1, 20_000)] int Width,
    [property: Range(1, 20_000)] int Height,
    IReadOnlyList<PictureLabel> Labels);

[JsonContract]
public sealed partial record PictureLabel(
    [property: MinLength(1)] string Name,
    [property: Range(0.0, 1.0)] double Confidence,
    Box Box);

[JsonContract]
public sealed partial record Box(
    [property: Range(0.0, 1.0)] double Left,
    [property: Range(0.0, 1.0)] double Top,
    [property: Range(0.0, 1.0)] double Right,
    [property: Range(0.0, 1.0)] double Bottom);
