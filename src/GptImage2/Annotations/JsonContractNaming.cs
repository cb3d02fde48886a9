namespace GptImage2;

/// <summary>How the name of a member becomes its name in JSON.</summary>
public enum JsonContractNaming
{
    /// <summary><c>UnitPrice</c> becomes <c>unitPrice</c>.</summary>
    CamelCase,

    /// <summary><c>UnitPrice</c> stays <c>UnitPrice</c>.</summary>
    AsDeclared,

    /// <summary><c>UnitPrice</c> becomes <c>unit_price</c>.</summary>
    SnakeCaseLower,

    /// <summary><c>UnitPrice</c> becomes <c>UNIT_PRICE</c>.</summary>
    SnakeCaseUpper,

    /// <summary><c>UnitPrice</c> becomes <c>unit-price</c>.</summary>
    KebabCaseLower,
}
