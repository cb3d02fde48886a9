using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace GptImage2.Generated;

/// <summary>Prints the members of contracts with <see cref="JsonContractAttribute.ValueEquality"/>. For generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ContractPrinter
{
    /// <summary>Appends a value: <c>[1, 2]</c> for a collection, <c>{a: 1}</c> for a dictionary, <c>3 bytes</c> for bytes, all others in the invariant culture.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="text">The text so far.</param>
    /// <param name="value">The value.</param>
    public static void Append<T>(StringBuilder text, T value)
    {
        ArgumentNullException.ThrowIfNull(text);
        AppendObject(text, value);
    }

    private static void AppendObject(StringBuilder text, object? value)
    {
        switch (value)
        {
            case string written:
                text.Append(written);
                break;
            case byte[] bytes:
                text.Append(CultureInfo.InvariantCulture, $"{bytes.Length} bytes");
                break;
            case ReadOnlyMemory<byte> bytes:
                text.Append(CultureInfo.InvariantCulture, $"{bytes.Length} bytes");
                break;
            case Memory<byte> bytes:
                text.Append(CultureInfo.InvariantCulture, $"{bytes.Length} bytes");
                break;
            case System.Text.Json.Nodes.JsonNode json:
                text.Append(json.ToJsonString());
                break;
            case IDictionary entries:
                AppendEntries(text, entries);
                break;
            case IEnumerable items:
                AppendItems(text, items);
                break;
            case IFormattable formattable:
                text.Append(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(value);
                break;
        }
    }

    private static void AppendEntries(StringBuilder text, IDictionary entries)
    {
        text.Append('{');
        int start = text.Length;
        foreach (DictionaryEntry entry in entries)
        {
            if (text.Length > start)
                text.Append(", ");
            AppendObject(text, entry.Key);
            text.Append(": ");
            AppendObject(text, entry.Value);
        }

        text.Append('}');
    }

    private static void AppendItems(StringBuilder text, IEnumerable items)
    {
        text.Append('[');
        int start = text.Length;
        foreach (object? item in items)
        {
            if (text.Length > start)
                text.Append(", ");
            AppendObject(text, item);
        }

        text.Append(']');
    }
}
