using System.ComponentModel.DataAnnotations;

namespace GptImage2.EndToEnd.Tests.Correction;

[JsonContract]
public partial record Menu(string Title, DateOnly Printed, IReadOnlyList<Dish> Dishes);

[JsonContract]
public partial record Dish(string Name, [property: Range(0, 1000)] decimal Price, [property: MaxLength(200)] string? Note = null);

[JsonModeClient]
public partial interface IMenus
{
    [SystemMessage("Copy names as printed.")]
    [UserMessage("Read this menu: {photo} It is of {town}.")]
    Task<JsonModeResult<Menu>> ReadAsync(ImageInput photo, string town, CancellationToken cancellationToken = default);
}
