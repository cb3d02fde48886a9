using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Reports;

/// <summary>The failures with one cause.</summary>
/// <param name="Cause">The cause.</param>
internal sealed record FailureGroup(FailureCause Cause)
{
    /// <summary>All of them.</summary>
    public long Count { get; set; }

    /// <summary>The first of them.</summary>
    public List<StoredItem> Items { get; } = [];
}
