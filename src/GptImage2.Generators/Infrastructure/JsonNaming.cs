using System.Text;

namespace GptImage2.Generators.Infrastructure;

/// <summary>Converts names of members to names in JSON. The values are those of the enum of the attribute.</summary>
internal enum JsonNaming
{
    CamelCase,
    AsDeclared,
    SnakeCaseLower,
    SnakeCaseUpper,
    KebabCaseLower,
}

internal static class JsonNamingPolicies
{
    public static string Apply(this JsonNaming naming, string name) => naming switch
    {
        JsonNaming.CamelCase => Camel(name),
        JsonNaming.SnakeCaseLower => Separated(name, '_').ToLowerInvariant(),
        JsonNaming.SnakeCaseUpper => Separated(name, '_').ToUpperInvariant(),
        JsonNaming.KebabCaseLower => Separated(name, '-').ToLowerInvariant(),
        _ => name,
    };

    // Lower case for the first letter, and for capitals up to the one that begins the next word: XMLFile becomes xmlFile.
    private static string Camel(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0]))
            return name;
        char[] text = name.ToCharArray();
        for (int i = 0; i < text.Length && char.IsUpper(name[i]); i++)
        {
            if (i > 0 && i + 1 < name.Length && !char.IsUpper(name[i + 1]))
                break;
            text[i] = char.ToLowerInvariant(name[i]);
        }

        return new string(text);
    }

    private static string Separated(string name, char separator)
    {
        var text = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            bool begins = i > 0 && name[i - 1] != '_' && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (begins)
                text.Append(separator);
            text.Append(name[i] == '_' ? separator : name[i]);
        }

        return text.ToString();
    }
}
