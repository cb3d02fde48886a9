namespace GptImage2.Generators.Scalars;

/// <summary>
/// A type that is one value in JSON, with everything that the generator knows about it: a row of
/// <see cref="ScalarTable"/>. There is one object for each type, so two models with the same scalar are equal.
/// </summary>
/// <param name="type">The full name of the type. A <c>[]</c> or a <c>&lt;Byte&gt;</c> after it is part of the name.</param>
/// <param name="jsonType">The type in JSON Schema; null if any JSON is accepted.</param>
/// <param name="clrType">The type as generated code writes it.</param>
internal sealed class Scalar(string type, string? jsonType, string clrType)
{
    /// <summary>The namespace of the type.</summary>
    public string Namespace { get; } = type.Substring(0, type.LastIndexOf('.'));

    /// <summary>The name of the type without its namespace.</summary>
    public string Name { get; } = type.Substring(type.LastIndexOf('.') + 1);

    /// <summary>The type as generated code writes it.</summary>
    public string ClrType => clrType;

    /// <summary>The type in JSON Schema; null if any JSON is accepted.</summary>
    public string? JsonType => jsonType;

    /// <summary>The type in TypeScript.</summary>
    public string TypeScript { get; init; } = jsonType switch
    {
        null => "any",
        "integer" => "int",
        _ => jsonType,
    };

    /// <summary>The types in JSON Schema of a value that is not null, if any JSON is accepted but null is not a value of the type.</summary>
    public string? AnythingButNull { get; init; }

    /// <summary>What the TypeScript type cannot express; null if there is nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>The format in JSON Schema; null if it has none.</summary>
    public string? Format { get; init; }

    /// <summary>The pattern in JSON Schema; null if it has none.</summary>
    public string? Pattern { get; init; }

    /// <summary>Further keywords of JSON Schema.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>
    /// The bounds of the type that are sent to the model. Those of int and wider types are not sent: they would cost tokens in
    /// every contract, and real values do not exceed them.
    /// </summary>
    public (string? Minimum, string? Maximum) ImpliedBounds { get; init; }

    /// <summary>The call of the scanner that reads a value.</summary>
    public string Read { get; init; } = "Read" + type.Substring(type.LastIndexOf('.') + 1) + "()";

    /// <summary>
    /// The method of <c>Utf8JsonWriter</c> that writes a value; null if it has none, or if it is slower than that of
    /// <c>JsonValueWriter</c>.
    /// </summary>
    public string? Write { get; init; }

    /// <summary>
    /// How its numbers are written and bounded; null if it is not a number, so that <c>[Range]</c> does not apply.
    /// </summary>
    public NumberTraits? Number { get; init; }

    /// <summary>How it is read and written as a key of a dictionary; null if it cannot be a key.</summary>
    public ScalarKey? Key { get; init; }

    /// <summary>The formats that a placeholder can have; null if they are not checked.</summary>
    public ValueFormats? Formats { get; init; }

    /// <summary>How many values the type has; null if there are too many to count.</summary>
    public int? Values { get; init; }

    /// <summary>Whether it is written into a message as text, without a format.</summary>
    public bool IsPlainText { get; init; }

    /// <summary>Whether it is bytes, which cannot be part of a message.</summary>
    public bool IsBinary { get; init; }

    /// <summary>Whether null must be written with its type, because the type converts from others that can be null.</summary>
    public bool NullNeedsType { get; init; }

    public bool IsString => type == "System.String";

    public bool IsAnything => jsonType is null;

    public bool IsNumber => Number is not null;

    public bool IsInteger => jsonType == "integer";

    /// <inheritdoc/>
    public override string ToString() => type;
}
