using System.Globalization;
using System.Text;
using System.Text.Json;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Exports;

/// <summary>The documents of an item as cells: objects are flattened with dots, lists are JSON.</summary>
internal static class DocumentCells
{
    /// <summary>The names of columns with their values, in the order of the documents. A name that comes twice has the last value.</summary>
    public static IEnumerable<(string Column, CsvCell Cell)> Of(StoredItem item)
    {
        var calls = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (StoredRequest request in item.Requests)
        {
            int call = calls[request.Method] = calls.GetValueOrDefault(request.Method) + 1;
            if (request.Document is not { } text)
                continue;
            string name = call == 1 ? request.Method : string.Create(CultureInfo.InvariantCulture, $"{request.Method}[{call}]");
            using JsonDocument? document = ExportedDocument.Parse(text);
            if (document is null)
            {
                yield return ($"{name}#text", new CsvCell(Encoding.UTF8.GetString(text.Span), IsText: true));
                continue;
            }

            foreach ((string Column, CsvCell Cell) cell in Flatten(name, document.RootElement))
                yield return cell;
        }
    }

    private static IEnumerable<(string Column, CsvCell Cell)> Flatten(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.EnumerateObject().Any():
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    foreach ((string Column, CsvCell Cell) cell in Flatten($"{name}.{Escaped(member.Name)}", member.Value))
                        yield return cell;
                }

                break;
            case JsonValueKind.Null:
                yield return (name, new CsvCell("", IsText: false));
                break;
            case JsonValueKind.String:
                yield return (name, new CsvCell(value.GetString()!, IsText: true));
                break;
            default:
                // Numbers are as the model wrote them.
                yield return (name, new CsvCell(ExportedDocument.InOneLine(value), IsText: false));
                break;
        }
    }

    private static string Escaped(string name) => name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(".", "\\.", StringComparison.Ordinal);
}
