namespace GptImage2;

/// <summary>How the requests of a job are sent.</summary>
public enum JobMode
{
    /// <summary>At once, by the tier of the client.</summary>
    Live,

    /// <summary>At once, by the tier flex: at half the price, slower, and at times without capacity.</summary>
    Flex,

    /// <summary>By the Batch API: at half the price, each round within 24 hours.</summary>
    Batch,
}
