namespace GptImage2.Generators.Infrastructure;

/// <summary>Finds the nodes of a graph that lead back to themselves, in one walk (Tarjan's algorithm).</summary>
internal static class Cycles
{
    /// <param name="nodes">The nodes.</param>
    /// <param name="next">The nodes that a node leads to; others than <paramref name="nodes"/> are ignored.</param>
    /// <returns>The nodes on cycles, each with the number of its group: the nodes of a group lead to each other.</returns>
    public static Dictionary<string, int> Find(IEnumerable<string> nodes, Func<string, IEnumerable<string>> next)
    {
        var visits = new Dictionary<string, Visit>(StringComparer.Ordinal);
        foreach (string node in nodes)
            visits[node] = new Visit(node);
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Stack<Visit>();
        var path = new Stack<Visit>();
        int order = 0;
        int group = 0;
        foreach (Visit root in visits.Values)
        {
            if (root.Order > 0)
                continue;
            Begin(root);
            while (path.Count > 0)
            {
                Visit at = path.Peek();
                if (at.Steps!.MoveNext())
                {
                    if (visits.TryGetValue(at.Steps.Current, out Visit? step))
                    {
                        at.LeadsToItself |= step == at;
                        if (step.Order == 0)
                            Begin(step);
                        else if (step.IsOpen)
                            at.Lowest = Math.Min(at.Lowest, step.Order);
                    }

                    continue;
                }

                at.Steps.Dispose();
                path.Pop();
                if (path.Count > 0)
                    path.Peek().Lowest = Math.Min(path.Peek().Lowest, at.Lowest);
                if (at.Lowest == at.Order)
                    Close(at);
            }
        }

        return groups;

        void Begin(Visit visit)
        {
            visit.Order = visit.Lowest = ++order;
            visit.IsOpen = true;
            visit.Steps = next(visit.Node).GetEnumerator();
            open.Push(visit);
            path.Push(visit);
        }

        void Close(Visit first)
        {
            bool isCycle = first.LeadsToItself || open.Peek() != first;
            Visit closed;
            do
            {
                closed = open.Pop();
                closed.IsOpen = false;
                if (isCycle)
                    groups[closed.Node] = group;
            }
            while (closed != first);
            group++;
        }
    }

    private sealed class Visit(string node)
    {
        public string Node { get; } = node;

        public int Order { get; set; }

        public int Lowest { get; set; }

        public bool IsOpen { get; set; }

        public bool LeadsToItself { get; set; }

        public IEnumerator<string>? Steps { get; set; }
    }
}
