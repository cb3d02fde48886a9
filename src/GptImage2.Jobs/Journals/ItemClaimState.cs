namespace GptImage2.Jobs.Journals;

/// <summary>Who works on an item.</summary>
internal enum ItemClaimState
{
    /// <summary>The run that asked: no other run gets the item while this one lives.</summary>
    Claimed,

    /// <summary>Another run that lives.</summary>
    Elsewhere,

    /// <summary>A run that works or worked beside this one has handed it out.</summary>
    HandedOut,
}
