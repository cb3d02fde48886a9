using System.ComponentModel.DataAnnotations;
using GptImage2;

namespace ReceiptFolder;

/// <summary>A line of a receipt.</summary>
/// <param name="Name">The article, without its quantity.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Amount">The price of all of them.</param>
[JsonContract]
public sealed partial record LineItem(
    [property: Length(1, 60)] string Name,
    [property: Range(1, 1000)] int Quantity,
    decimal Amount);
