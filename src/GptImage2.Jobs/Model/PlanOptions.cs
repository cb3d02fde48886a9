namespace GptImage2;

/// <summary>The settings of a plan.</summary>
public sealed record PlanOptions
{
    internal const int MostPilot = 1_000;

    /// <summary>
    /// How many items are read and paid for, so that the length of replies is known: 0 to 1,000. They are spread over all items, and
    /// their replies are in the journal: the run does not pay for them again.
    /// </summary>
    public int Pilot { get; init; }

    internal void Validate()
    {
        if (Pilot is < 0 or > MostPilot)
            throw new ArgumentOutOfRangeException($"planOptions.{nameof(Pilot)}", Pilot, $"{nameof(PlanOptions)}.{nameof(Pilot)} must be from 0 to {MostPilot}.");
    }
}
