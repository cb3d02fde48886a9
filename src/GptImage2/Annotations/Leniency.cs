namespace GptImage2;

/// <summary>Which repairs are made in a reply that breaks its contract, before the model is asked again.</summary>
public enum Leniency
{
    /// <summary>No repairs: the reply must be JSON and must fit the contract as it is.</summary>
    Strict,

    /// <summary>
    /// Only repairs whose result is certainly what the model meant. They neither invent nor lose data. Text that can be
    /// read in two ways is not repaired.
    /// </summary>
    Certain,

    /// <summary>
    /// Also repairs that lose data: a list item that does not fit is left out, an optional member that does not fit is
    /// left out or becomes null. <see cref="JsonModeResult{T}.Repairs"/> lists what was lost.
    /// </summary>
    Lossy,
}
