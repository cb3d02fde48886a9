using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GptImage2.AspNetCore.Tests.Docs;

/// <summary>The code of the page aspnetcore.md.</summary>
internal static class ReceiptApp
{
    public static void Configure(WebApplicationBuilder builder)
    {
        #region services
        builder.Services.AddGptImage2(builder.Configuration.GetSection("GptImage2")).AddClient<IReceiptReader>();
        builder.Services.AddGptImage2Contracts();
        builder.Services.AddGptImage2ProblemDetails();
        builder.Services.AddOpenApi();
        builder.Services.AddHealthChecks().AddGptImage2();
        #endregion
    }

    public static void Map(WebApplication app)
    {
        #region endpoints
        app.UseExceptionHandler();
        app.MapOpenApi();
        app.MapHealthChecks("/health");

        app.MapPost("/receipts", async (IFormFile photo, IReceiptReader receipts, CancellationToken cancellationToken) =>
        {
            ImageInput image = await photo.ToImageInputAsync(cancellationToken: cancellationToken);
            return await receipts.ReadAsync(image, "EUR", cancellationToken);
        }).DisableAntiforgery();

        app.MapPut("/receipts/{number}", (int number, Receipt receipt) => TypedResults.Ok(receipt));
        #endregion

        #region upload
        app.MapPost("/photos", async (HttpRequest request, IReceiptReader receipts, CancellationToken cancellationToken) =>
        {
            ImageInput image = await request.ReadImageInputAsync(maxBytes: 4_000_000, ImageDetail.High, cancellationToken);
            return await receipts.ReadAsync(image, "EUR", cancellationToken);
        });
        #endregion

        #region stream
        app.MapGet("/shelf", (IReceiptReader receipts, CancellationToken cancellationToken) =>
            GptImage2Results.ServerSentEvents(receipts.ListAsync(ImageInput.FromFile("shelf.jpg"), cancellationToken)));
        #endregion
    }

    public static void ConfigureDocuments(WebApplicationBuilder builder)
    {
        #region documents
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.AddContracts());
        builder.Services.AddOpenApi("public", options => options.AddGptImage2Contracts());
        #endregion
    }

    public static void ConfigureWebhooks(WebApplicationBuilder builder)
    {
        #region webhooks
        builder.Services.AddGptImage2Webhooks();
        #endregion
    }

    public static void MapWebhooks(WebApplication app)
    {
        #region receiver
        app.MapGptImage2Webhooks("/webhooks");
        #endregion
    }

    public static void ConfigureHealth(WebApplicationBuilder builder)
    {
        #region health
        builder.Services.AddHealthChecks()
            .AddGptImage2()
            .AddGptImage2("billing", health => health.AsksEndpoint = true, tags: ["ready"]);
        #endregion
    }
}

[JsonModeClient]
internal partial interface IReceiptReader
{
    [UserMessage("Read this receipt. Its amounts are in {currency}.")]
    Task<Receipt> ReadAsync(ImageInput photo, string currency, CancellationToken cancellationToken = default);

    [UserMessage("List the products on this shelf, left to right.")]
    IAsyncEnumerable<LineItem> ListAsync(ImageInput shelf, CancellationToken cancellationToken = default);
}

[JsonContract]
internal sealed partial record Receipt(string Merchant, [property: MinLength(1)] IReadOnlyList<LineItem> Lines);

[JsonContract]
internal sealed partial record LineItem(string Name, [property: Range(1, 100)] int Quantity);
