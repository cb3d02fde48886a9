namespace ReceiptFolder;

public enum PaymentMethod
{
    /// <summary>Notes and coins.</summary>
    Cash,

    /// <summary>A credit or debit card.</summary>
    Card,

    /// <summary>A voucher or a gift card.</summary>
    Voucher,
}
