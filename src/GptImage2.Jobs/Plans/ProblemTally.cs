using GptImage2.Jobs.Metering;

namespace GptImage2.Jobs.Plans;

/// <summary>Counts errors by their kind.</summary>
internal sealed class ProblemTally
{
    private readonly Dictionary<string, PlanProblem> _problems = new(StringComparer.Ordinal);

    public IReadOnlyList<PlanProblem> All => [.. _problems.Values.OrderByDescending(static problem => problem.Items)];

    public void Add(string key, Exception error)
    {
        string kind = RunMeter.KindOf(error);
        _problems[kind] = _problems.TryGetValue(kind, out PlanProblem? known) ? known with { Items = known.Items + 1 } : new PlanProblem(kind, 1, key, error.Message);
    }
}
