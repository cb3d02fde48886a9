using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace GptImage2.AspNetCore.OpenApi;

/// <summary>Writes the schemas of contracts into a document. Definitions of a contract become components.</summary>
internal sealed class ContractComponents(OpenApiDocument document, IReadOnlyList<FoundContract> contracts)
{
    private const string ComponentPrefix = "#/components/schemas/";

    // What each component means that is a contract or a definition of one.
    private readonly Dictionary<string, SchemaPlace> _meanings = new(StringComparer.Ordinal);

    public void Fill()
    {
        var names = new Dictionary<FoundContract, string?>(ReferenceEqualityComparer.Instance);
        foreach (FoundContract contract in contracts)
        {
            string? name = NameOf(contract.Target);
            names[contract] = name;
            if (name is not null && !contract.IsNullable)
                _meanings[name] = SchemaPlace.RootOf(contract.Json);
        }

        foreach (FoundContract contract in contracts)
            Fill(contract, contract.IsNullable ? null : names[contract]);
    }

    private string? NameOf(OpenApiSchema schema) =>
        document.Components?.Schemas?.FirstOrDefault(component => ReferenceEquals(component.Value, schema)).Key;

    private void Fill(FoundContract contract, string? name)
    {
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        var root = SchemaPlace.RootOf(contract.Json);
        if (name is not null)
            references[SchemaPlace.RootReference] = name;
        else if (root.RefersToRoot)
            references[SchemaPlace.RootReference] = Register(ComponentName(contract.TypeName), root, references);
        foreach ((string definition, SchemaPlace place) in root.Definitions)
            references[SchemaPlace.DefinitionPrefix + definition] = Claim(ComponentName(definition), place);
        foreach ((string definition, SchemaPlace place) in root.Definitions)
            Complete(references[SchemaPlace.DefinitionPrefix + definition], place, references);
        if (references.TryGetValue(SchemaPlace.RootReference, out string? component) && component != name)
            Complete(component, root, references);
        JsonNode json = root.Rewritten(references);
        SchemaCopy.Copy(Parse(contract.IsNullable ? OrNull(json) : json), contract.Target);
    }

    private string Register(string wish, SchemaPlace place, Dictionary<string, string> references)
    {
        string name = Claim(wish, place);
        references[SchemaPlace.RootReference] = name;
        return name;
    }

    // The name itself, or with a number where it means something else already.
    private string Claim(string wish, SchemaPlace place)
    {
        for (int number = 1; ; number++)
        {
            string name = number == 1 ? wish : string.Create(CultureInfo.InvariantCulture, $"{wish}{number}");
            if (_meanings.TryGetValue(name, out SchemaPlace? other))
            {
                if (SchemaEquality.AreSame(place, other))
                    return name;
            }
            else if (document.Components?.Schemas?.ContainsKey(name) != true)
            {
                _meanings[name] = place;
                return name;
            }
        }
    }

    private void Complete(string name, SchemaPlace place, Dictionary<string, string> references)
    {
        if (document.Components?.Schemas?.ContainsKey(name) != true)
            document.AddComponent(name, Parse(place.Rewritten(references)));
    }

    private OpenApiSchema Parse(JsonNode json)
    {
        OpenApiSchema? schema = OpenApiModelFactory.Parse<OpenApiSchema>(json.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out OpenApiDiagnostic? diagnostic, OpenApiConstants.Json);
        return schema is not null && diagnostic is not { Errors.Count: > 0 }
            ? schema
            : throw new InvalidOperationException($"The schema of a contract cannot be shown in OpenAPI: {string.Join("; ", diagnostic?.Errors.Select(static error => error.Message) ?? [])}");
    }

    private static JsonObject OrNull(JsonNode json) => new() { ["anyOf"] = new JsonArray(json, new JsonObject { ["type"] = "null" }) };

    // OpenAPI allows letters, digits, '.', '-' and '_' of ASCII in names of components.
    private static string ComponentName(string name)
    {
        var allowed = new StringBuilder(name.Length);
        foreach (char c in name)
            allowed.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_');
        return allowed.ToString();
    }
}
