namespace GptImage2.Jobs.Exports;

/// <summary>A value in a table.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsText">Whether it is a text, and not a number or a word of JSON.</param>
internal readonly record struct CsvCell(string Value, bool IsText)
{
    /// <summary>The value as RFC 4180 has it. An empty text is quoted, so that it is different from no value.</summary>
    public string ToCsv(bool protects)
    {
        string value = protects && IsText && Value is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + Value : Value;
        bool mustQuote = (IsText && value.Length == 0) || value.AsSpan().IndexOfAny("\",\r\n") >= 0;
        return mustQuote ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }
}
