using Microsoft.CodeAnalysis;

namespace GptImage2.Architecture;

/// <summary>
/// Holds the folders of a project to a list of layers. Each folder is a room. A room may use the rooms of lower layers; rooms
/// of one layer may use each other only in one direction.
/// </summary>
internal static class FloorPlan
{
    /// <summary>The name of the room of files that lie in the source folder itself.</summary>
    public const string Root = ".";

    /// <param name="sourceFolder">The folder of the project.</param>
    /// <param name="references">All assemblies that the project references, except the project's own.</param>
    /// <param name="layers">The names of the rooms, layer by layer, from the bottom. With full paths, a room without a layer of its own has that of the folder around it.</param>
    /// <param name="options">The rest; null for what a plain project of .NET has.</param>
    public static FloorReport Check(string sourceFolder, IEnumerable<MetadataReference> references, IReadOnlyList<string[]> layers, FloorPlanOptions? options = null)
    {
        var sources = new SourceSet(sourceFolder, references, options ?? new FloorPlanOptions());
        var arrows = new Arrows(UseFinder.Find(sources));
        var problems = new List<string>(sources.Unresolved());
        Dictionary<string, int> floors = Floors(layers, sources.Rooms, problems);
        var violations = new List<Violation>();
        foreach ((string from, string to) in arrows.All)
        {
            if (!floors.TryGetValue(from, out int lower) || !floors.TryGetValue(to, out int upper))
                continue;
            if (upper > lower)
                violations.Add(new Violation(from, to, $"{to} is above {from}", arrows.Between(from, to)));
            else if (arrows.Between(to, from).Count > 0)
                violations.Add(new Violation(from, to, $"{from} and {to} use each other", arrows.Between(from, to)));
            else if (arrows.WayBack(to, from) is { } way)
                violations.Add(new Violation(from, to, $"the rooms form a ring: {from} -> {string.Join(" -> ", way)}", arrows.Between(from, to)));
        }

        return new FloorReport(arrows.Uses, violations, problems);
    }

    private static Dictionary<string, int> Floors(IReadOnlyList<string[]> layers, IReadOnlyCollection<string> rooms, List<string> problems)
    {
        var listed = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int floor = 0; floor < layers.Count; floor++)
        {
            foreach (string room in layers[floor])
            {
                if (!listed.TryAdd(room, floor))
                    problems.Add($"The room '{room}' is listed twice.");
                if (!rooms.Any(other => other == room || other.StartsWith(room + "/", StringComparison.Ordinal)))
                    problems.Add($"The room '{room}' is listed, but there are no files in it.");
            }
        }

        var floors = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string room in rooms)
        {
            string? around = room;
            while (around is not null && !listed.ContainsKey(around))
                around = around.LastIndexOf('/') is >= 0 and var slash ? around[..slash] : null;
            if (around is null)
                problems.Add($"The room '{room}' is in no layer.");
            else
                floors.Add(room, listed[around]);
        }

        return floors;
    }
}
