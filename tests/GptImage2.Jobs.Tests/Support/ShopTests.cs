namespace GptImage2.Jobs.Tests.Support;

/// <summary>Tests that have a shop, with each store.</summary>
public abstract class ShopTests(StoreKind kind)
{
    private protected Task<LabelShop> OpenAsync(Action<GptImage2Options>? configure = null) => LabelShop.OpenAsync(kind, configure);
}
