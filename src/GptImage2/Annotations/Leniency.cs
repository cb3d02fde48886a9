namespace GptImage2;

/// <summary>How much of a reply that breaks its contract is repaired here, before the model is asked again.</summary>
public enum Leniency
{
    /// <summary>Nothing: the reply is JSON of the contract, or it breaks it.</summary>
    Strict,

    /// <summary>
    /// What was certainly meant. Such a repair invents nothing and loses nothing of the data; where two readings are
    /// possible there is none.
    /// </summary>
    Certain,

    /// <summary>
    /// Also what can be had by giving something up: a list item that does not fit is dropped, an optional member that
    /// does not fit is dropped or becomes null. <see cref="JsonModeResult{T}.Repairs"/> says what was lost.
    /// </summary>
    Lossy,
}
