namespace ReceiptFolder.Drawing;

/// <summary>How the lines of a receipt are printed.</summary>
internal enum ReceiptLayout
{
    /// <summary><c>2 x Tea      6.40</c></summary>
    OneLine,

    /// <summary><c>Tea</c>, and below it <c>2 at 3.20      6.40</c></summary>
    TwoLines,

    /// <summary>A table with the quantity in its first column.</summary>
    Columns,
}
