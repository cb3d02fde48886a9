namespace GptImage2;

/// <summary>The order in which the items of a job are handed out.</summary>
public enum JobOrder
{
    /// <summary>As they end.</summary>
    Arrival,

    /// <summary>As they were given. Items that end early wait for those before them, at most <see cref="JobOptions.Window"/> of them.</summary>
    Input,
}
