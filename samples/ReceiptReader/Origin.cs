namespace ReceiptReader;

/// <summary>Where a reply comes from.</summary>
internal enum Origin
{
    /// <summary>From the model, which has read the picture.</summary>
    Model,

    /// <summary>From the emulator: a person has read the picture.</summary>
    WrittenByHand,

    /// <summary>From the emulator: a person has broken the reply.</summary>
    BrokenByHand,

    /// <summary>From the emulator: a person has broken the reply, and written the correction.</summary>
    CorrectedByHand,

    /// <summary>From the emulator: no one has read the picture.</summary>
    MadeUp,
}
