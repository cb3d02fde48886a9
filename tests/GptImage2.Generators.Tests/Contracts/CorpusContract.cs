using System.Reflection;
using System.Text;
using System.Text.Json;
using GptImage2.Calls;
using GptImage2.Repairing;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>A contract of the corpus, of whatever type.</summary>
internal abstract class CorpusContract
{
    private static readonly Dictionary<string, CorpusContract> ByName = typeof(CorpusContract).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(CorpusContract).Namespace && type.GetCustomAttribute<JsonContractAttribute>() is not null && !type.IsGenericTypeDefinition)
        .Select(type => (CorpusContract)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type))!)
        .ToDictionary(contract => contract.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    public required string Name { get; init; }

    public required string Schema { get; init; }

    public static CorpusContract Named(string name) => ByName[name];

    public abstract IReadOnlyList<ContractViolation> Read(string json);

    /// <summary>Reads a document and writes what it holds.</summary>
    public abstract string Rewrite(string json);

    /// <summary>Reads a reply that may be repaired.</summary>
    /// <returns>The text that was read in the end, and what is still wrong with it.</returns>
    public abstract (string Text, IReadOnlyList<ContractViolation> Violations, IReadOnlyList<Repair> Repairs) Repair(byte[] reply, Leniency leniency);

    /// <summary>What the reader makes of a document, as other processes can compare it.</summary>
    public abstract string VerdictOn(string json);

    public bool Accepts(string json) => Read(json).Count == 0;

    private sealed class Of<T> : CorpusContract
        where T : IJsonContract<T>
    {
        [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
        public Of()
        {
            Name = typeof(T).FullName![(typeof(T).Namespace!.Length + 1)..];
            Schema = Encoding.UTF8.GetString(T.Schema);
        }

        public override IReadOnlyList<ContractViolation> Read(string json)
        {
            if (JsonContract.TryParse<T>(json, out _, out IReadOnlyList<ContractViolation> violations))
                return [];

            // No contract of the corpus has code that throws.
            Assert.DoesNotContain(violations, violation => violation.Rule == ContractRule.Construction);
            return violations;
        }

        public override string VerdictOn(string json) => Verdict.Of<T>(json);

        public override (string Text, IReadOnlyList<ContractViolation> Violations, IReadOnlyList<Repair> Repairs) Repair(byte[] reply, Leniency leniency)
        {
            RepairedReading<T> reading = ReplyReader.Read(JsonContract.Of<T>(), reply, leniency, CancellationToken.None);
            return (Encoding.UTF8.GetString(reading.Utf8.Span), reading.Reading.Violations, reading.Repairs);
        }

        public override string Rewrite(string json)
        {
            string written = JsonContract.ToText(JsonContract.Parse<T>(json));
            using var parsed = JsonDocument.Parse(written);
            Assert.Equal(JsonValueKind.Object, parsed.RootElement.ValueKind);
            return written;
        }
    }
}
