using System.Text;

namespace GptImage2.Emulator.Tool;

/// <summary>The fields of a request as a table of Markdown.</summary>
internal static class FieldTable
{
    public static string Write()
    {
        var table = new StringBuilder("| Field | | Value | |\n|---|---|---|---|\n");
        foreach (RequestField field in RequestField.All)
            table.Append($"| `{field.Name}` | {Word(field.Support)} | {field.Rule} | {field.Note} |".Replace("|  |", "| |", StringComparison.Ordinal)).Append('\n');

        return table.ToString();
    }

    private static string Word(FieldSupport support) => support switch
    {
        FieldSupport.DefaultOnly => "default only",
        FieldSupport.Deprecated => "deprecated",
        FieldSupport.Supported => "supported",
        FieldSupport.WithoutReasoning => "without reasoning",
        _ => "unsupported",
    };
}
