using System.Globalization;

namespace ReceiptFolder.Truths;

/// <summary>Counts how many fields were read as they are printed.</summary>
internal sealed class Score(Truth truth)
{
    private readonly List<Misreading> _misreadings = [];

    /// <summary>The fields that were compared.</summary>
    public int Fields { get; private set; }

    public int Right => Fields - _misreadings.Count;

    public IReadOnlyList<Misreading> Misreadings => _misreadings;

    public void Add(string file, Receipt read)
    {
        if (!truth.Documents.TryGetValue(file, out Receipt? printed) || printed is null)
            return;
        Compare(file, "merchant", printed.Merchant, read.Merchant);
        Compare(file, "date", printed.Date, read.Date);
        Compare(file, "total", printed.Total, read.Total);
        Compare(file, "paidBy", printed.PaidBy, read.PaidBy);
        Compare(file, "lines", printed.Lines.Count, read.Lines.Count);
        for (int i = 0; i < printed.Lines.Count; i++)
        {
            LineItem? line = i < read.Lines.Count ? read.Lines[i] : null;
            Compare(file, $"lines/{i}/name", printed.Lines[i].Name, line?.Name);
            Compare(file, $"lines/{i}/quantity", printed.Lines[i].Quantity, line?.Quantity);
            Compare(file, $"lines/{i}/amount", printed.Lines[i].Amount, line?.Amount);
        }
    }

    private void Compare(string file, string field, object printed, object? read)
    {
        Fields++;
        if (!printed.Equals(read))
            _misreadings.Add(new Misreading(file, field, Text(printed), read is null ? "nothing" : Text(read)));
    }

    private static string Text(object value) => value is DateOnly date
        ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
