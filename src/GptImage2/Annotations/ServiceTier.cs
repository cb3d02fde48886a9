namespace GptImage2;

/// <summary>The tier that processes a request. Price and waiting time depend on it.</summary>
public enum ServiceTier
{
    /// <summary>The tier that the project of the key is set to.</summary>
    Auto,

    /// <summary>The standard price.</summary>
    Default,

    /// <summary>Half the price, slower, and sometimes without capacity: see <see cref="FlexShortage"/>.</summary>
    Flex,

    /// <summary>A capacity that is bought in advance.</summary>
    Scale,

    /// <summary>Faster, at a higher price.</summary>
    Priority,
}
