using Microsoft.AspNetCore.Mvc;

namespace GptImage2.AspNetCore.Tests.Json;

#pragma warning disable CA1822 // Actions are methods of an instance.
[ApiController]
[Route("controller")]
public sealed class StockController : ControllerBase
{
    [HttpGet("stock")]
    public Stock Get() => Stock.Tea;

    [HttpGet("shape")]
    public Shape GetShape() => new Round("r", 2);

    [HttpGet("shapes")]
    public IReadOnlyList<Shape> GetShapes() => [new Round("r", 2)];

    [HttpPost("stock")]
    public string Post(Stock stock) => stock?.ToJson() ?? "null";

    [HttpPost("stocks")]
    public int PostAll(IReadOnlyList<Stock> stocks) => stocks.Count;

    [HttpPost("shipment")]
    public int PostShipment(Shipment shipment) => shipment?.Number ?? 0;

    [HttpPost("plain")]
    public int PostPlain(Plain plain) => plain?.Number ?? 0;
}

public sealed record Plain(int Number);
