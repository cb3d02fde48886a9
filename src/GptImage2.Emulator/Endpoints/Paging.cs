using System.Globalization;
using System.Text.Json;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator.Endpoints;

/// <summary>Which part of a list a request asks for.</summary>
internal sealed record Paging(int Limit, string? After, bool Ascending)
{
    public static Paging Read(IQueryCollection query, int max, int usual, bool hasOrder)
    {
        string order = hasOrder && query["order"].FirstOrDefault() is { Length: > 0 } given ? given : "desc";
        if (order is not ("asc" or "desc"))
            throw ParameterErrors.BadValue("order", order, "asc", "desc").Refuse();

        return new Paging(ReadLimit(query["limit"].FirstOrDefault(), max) ?? usual, query["after"].FirstOrDefault(), order is "asc");
    }

    /// <summary>Answers with the page.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">All items, oldest first.</param>
    /// <param name="id">Gives the id of an item.</param>
    /// <param name="write">Writes an item.</param>
    /// <param name="unknown">The error if there is no item to begin after.</param>
    /// <returns>The answer.</returns>
    public Answer Answer<T>(IEnumerable<T> items, Func<T, string> id, Action<T, Utf8JsonWriter> write, Func<string, ErrorResponse> unknown)
    {
        T[] all = [.. Ascending ? items : items.Reverse()];
        int start = After is null ? 0 : 1 + Array.FindIndex(all, item => string.Equals(id(item), After, StringComparison.Ordinal));
        if (After is not null && start == 0)
            throw unknown(After).Refuse();

        T[] page = all.AsMemory(start, Math.Min(Limit, all.Length - start)).ToArray();
        return Completions.Answer.Ok(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("object"u8, "list"u8);
            writer.WriteStartArray("data"u8);
            foreach (T? item in page)
                write(item, writer);

            writer.WriteEndArray();
            writer.WriteString("first_id"u8, page.Length == 0 ? null : id(page[0]));
            writer.WriteString("last_id"u8, page.Length == 0 ? null : id(page[^1]));
            writer.WriteBoolean("has_more"u8, start + page.Length < all.Length);
            writer.WriteEndObject();
        });
    }

    private static int? ReadLimit(string? text, int max)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long limit))
            throw ErrorResponse.BadRequest("Invalid type for 'limit': expected an integer, but got a string instead.", "limit", "invalid_type").Refuse();

        if (limit >= 1 && limit <= max)
            return (int)limit;

        string bound = (limit > max ? max : 1).ToString(CultureInfo.InvariantCulture);
        throw ParameterErrors.OutOfRange("limit", "integer", bound, text, limit > max).Refuse();
    }
}
