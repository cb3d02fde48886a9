namespace GptImage2.Testing.Tests.Fakes;

/// <summary>The base of tests of the fake: a fake, and clients of it.</summary>
public abstract class FakeTest
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected static ImageInput Photo { get; } = Pictures.Png(40);

    protected FakeJsonModeCaller Fake { get; } = new();

    protected IReceiptReader Reader => Fake.Bind<IReceiptReader>();

    protected Task<Receipt> ReadAsync(string currency = "EUR", CallOptions? options = null) => Reader.ReadAsync(Photo, currency, options, Stop);

    protected static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (T item in items.WithCancellation(Stop))
            list.Add(item);
        return list;
    }
}
