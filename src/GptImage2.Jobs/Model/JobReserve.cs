namespace GptImage2;

/// <summary>Which amount is reserved for a request before it is sent.</summary>
public enum JobReserve
{
    /// <summary>
    /// What nineteen of twenty replies to the same method cost, as soon as the journal has 20 of them; before that, the
    /// <see cref="Bound"/>. When the limit is nearly used up, replies that are longer can pass it by their difference.
    /// </summary>
    Experience,

    /// <summary>The most that the request can cost. The limit cannot be passed, but many requests wait for it that would fit.</summary>
    Bound,
}
