using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Compares reader and schema for random documents of one contract, and for each single change of them.</summary>
internal sealed class RandomDocumentRun
{
    private const int Size = 10;
    private const int ShortForm = 250;
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GPTIMAGE2_LONG_TESTS") == "1";

    private static readonly Lazy<IReadOnlyDictionary<string, RandomDocumentRun>> All = new(() => CorpusContract.Names
        .AsParallel()
        .Select(name => (name, run: Of(CorpusContract.Named(name))))
        .ToDictionary(entry => entry.name, entry => entry.run, StringComparer.Ordinal));

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

    public static IEnumerable<RandomDocumentRun> Every => All.Value.Values;

    public static RandomDocumentRun Named(string name) => All.Value[name];

    // The same seeds every time in the short form, so that what is red stays red; others each day in the long one.
    public static IEnumerable<(string Json, ulong Seed)> Samples(CorpusContract contract, int count, int countOfLongForm)
    {
        ulong first = IsLong ? (ulong)DateTime.UtcNow.Date.Ticks : 1;
        Gen<string> documents = Documents.Of(contract.Schema);
        for (ulong seed = first; seed < first + (ulong)(IsLong ? countOfLongForm : count); seed++)
            yield return (documents.Sample(Size, new Rnd(seed), 1)[0], seed);
    }

    private static RandomDocumentRun Of(CorpusContract contract)
    {
        var run = new RandomDocumentRun();
        SchemaValidator validator = SchemaValidator.OfAsync(contract.Schema).GetAwaiter().GetResult();
        var schema = new SchemaView(contract.Schema);
        foreach ((string json, ulong seed) in Samples(contract, 2, 30))
        {
            run.Compare(contract, validator, new Change("unchanged", "", json, json), seed);
            List<Change> changes = [.. Changes.Of(schema, JsonElement.Parse(json))];
            int step = IsLong ? 1 : Math.Max(1, changes.Count / ShortForm);
            for (int i = (int)seed % step; i < changes.Count; i += step)
                run.Compare(contract, validator, changes[i], seed);
        }

        return run;
    }

    private void Compare(CorpusContract contract, SchemaValidator validator, Change change, ulong seed)
    {
        Verdicts?.WriteLine($"{contract.Name}\t{change.Json}\t{contract.VerdictOn(change.Json)}");
        bool accepted = contract.Accepts(change.Json);
        IReadOnlyList<string> objections = validator.Objections(change.Json);
        if (!accepted)
            Refused.Add(change.Kind);
        if (change.Kind == "unchanged" && !accepted)
            _disagreements.Add($"seed {seed}: {change.Json} is refused: {string.Join("; ", contract.Read(change.Json))}");
        if (accepted == (objections.Count == 0))
            return;
        if (KnownDifferences.Reason(change, accepted) is { } reason)
            Reasons.Add(reason);
        else
            _disagreements.Add($"seed {seed}, {change.Kind} {change.Value} at {change.Place}: the reader {(accepted ? "accepts" : "refuses")}, NJsonSchema says [{string.Join("; ", objections)}]");
    }
}
