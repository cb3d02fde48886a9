namespace GptImage2;

/// <summary>What the expected length of replies in a plan is based on.</summary>
public enum PlanOutputSource
{
    /// <summary>There is nothing to send.</summary>
    None,

    /// <summary>Replies of earlier runs in the journal.</summary>
    Journal,

    /// <summary>The items that the plan has read and paid for.</summary>
    Pilot,

    /// <summary>The contract: a document of usual length that fits it. Real replies may be much shorter or longer.</summary>
    Contract,
}
