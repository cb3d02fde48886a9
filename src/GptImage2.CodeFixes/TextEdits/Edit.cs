using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>
/// A change of the text of one document. Names in it begin with <c>global::</c> and are shortened later.
/// </summary>
/// <param name="Document">The document.</param>
/// <param name="Change">The replaced range and its new text.</param>
internal readonly record struct Edit(DocumentId Document, TextChange Change)
{
    /// <summary>
    /// Whether two edits contradict each other: they replace the same text differently, or one writes into the text
    /// that the other replaces.
    /// </summary>
    public bool Conflicts(Edit other)
    {
        if (this == other || Document != other.Document)
            return false;
        TextSpan left = Change.Span;
        TextSpan right = other.Change.Span;
        return left.OverlapsWith(right)
            || (left.IsEmpty && right.Start < left.Start && left.Start < right.End)
            || (right.IsEmpty && left.Start < right.Start && right.Start < left.End);
    }
}
