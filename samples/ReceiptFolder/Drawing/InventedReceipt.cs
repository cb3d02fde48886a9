namespace ReceiptFolder.Drawing;

/// <summary>Makes up receipts.</summary>
internal static class InventedReceipt
{
    private const int MostLines = 12;

    private static readonly DateOnly FirstDay = new(2026, 1, 2);

    public static Receipt Make(Random random)
    {
        Shop shop = Shop.All[random.Next(Shop.All.Count)];
        Article[] articles = [.. shop.Articles];
        random.Shuffle(articles);
        LineItem[] lines = [.. articles.Take(random.Next(1, MostLines + 1)).Select(article => LineOf(article, random))];
        return new Receipt(
            shop.Name,
            FirstDay.AddDays(random.Next(120)),
            lines,
            lines.Sum(static line => line.Amount),
            (PaymentMethod)random.Next(3));
    }

    private static LineItem LineOf(Article article, Random random)
    {
        int quantity = random.Next(3) == 0 ? random.Next(2, 5) : 1;
        return new LineItem(article.Name, quantity, quantity * article.Price);
    }
}
