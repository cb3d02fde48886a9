using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>What came of judging random documents of one contract, and each single change of them.</summary>
internal sealed class Trial
{
    private const int Size = 10;
    private const int ShortForm = 250;
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GPTIMAGE2_LONG_TESTS") == "1";

    private static readonly Lazy<IReadOnlyDictionary<string, Trial>> All = new(() => Subject.Names
        .AsParallel()
        .Select(name => (name, trial: Of(Subject.Named(name))))
        .ToDictionary(entry => entry.name, entry => entry.trial, StringComparer.Ordinal));

    // A file for the same contracts in another runtime: name, document and verdict of each line.
    private static readonly TextWriter? Verdicts = Environment.GetEnvironmentVariable("GPTIMAGE2_VERDICTS") is { Length: > 0 } path
        ? TextWriter.Synchronized(new StreamWriter(path) { AutoFlush = true })
        : null;

    private readonly List<string> _disagreements = [];

    public IReadOnlyList<string> Disagreements => _disagreements;

    /// <summary>The kinds of changes that were refused.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>The explanations that were needed.</summary>
    public HashSet<string> Reasons { get; } = new(StringComparer.Ordinal);

    public static IEnumerable<Trial> Every => All.Value.Values;

    public static Trial Named(string name) => All.Value[name];

    // The same seeds every time in the short form, so that what is red stays red; others each day in the long one.
    public static IEnumerable<(string Json, ulong Seed)> Samples(Subject subject, int count, int countOfLongForm)
    {
        ulong first = IsLong ? (ulong)DateTime.UtcNow.Date.Ticks : 1;
        Gen<string> documents = Documents.Of(subject.Schema);
        for (ulong seed = first; seed < first + (ulong)(IsLong ? countOfLongForm : count); seed++)
            yield return (documents.Sample(Size, new Rnd(seed), 1)[0], seed);
    }

    private static Trial Of(Subject subject)
    {
        var trial = new Trial();
        Judge judge = Judge.OfAsync(subject.Schema).GetAwaiter().GetResult();
        var schema = new SchemaView(subject.Schema);
        foreach ((string json, ulong seed) in Samples(subject, 2, 30))
        {
            trial.Weigh(subject, judge, new Change("unchanged", "", json, json), seed);
            List<Change> changes = [.. Changes.Of(schema, JsonElement.Parse(json))];
            int step = IsLong ? 1 : Math.Max(1, changes.Count / ShortForm);
            for (int i = (int)seed % step; i < changes.Count; i += step)
                trial.Weigh(subject, judge, changes[i], seed);
        }

        return trial;
    }

    private void Weigh(Subject subject, Judge judge, Change change, ulong seed)
    {
        Verdicts?.WriteLine($"{subject.Name}\t{change.Json}\t{subject.VerdictOn(change.Json)}");
        bool accepted = subject.Accepts(change.Json);
        IReadOnlyList<string> objections = judge.Objections(change.Json);
        if (!accepted)
            Refused.Add(change.Kind);
        if (change.Kind == "unchanged" && !accepted)
            _disagreements.Add($"seed {seed}: {change.Json} is refused: {string.Join("; ", subject.Read(change.Json))}");
        if (accepted == (objections.Count == 0))
            return;
        if (Explained.Reason(change, accepted) is { } reason)
            Reasons.Add(reason);
        else
            _disagreements.Add($"seed {seed}, {change.Kind} {change.Value} at {change.Place}: the reader {(accepted ? "accepts" : "refuses")}, NJsonSchema says [{string.Join("; ", objections)}]");
    }
}
