using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>A change of the text of one document. Names in it are written from <c>global::</c>; what can be left out of them is left out later.</summary>
/// <param name="Document">The document.</param>
/// <param name="Change">What takes the place of what.</param>
internal readonly record struct Edit(DocumentId Document, TextChange Change)
{
    /// <summary>Whether the two cannot both be made: they replace the same text by something else, or one of them writes into what the other replaces.</summary>
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
