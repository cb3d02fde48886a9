using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>The messages of a call that are still to be taken from files.</summary>
/// <param name="System">The file that holds the system message; null if there is none, or where it was found.</param>
/// <param name="User">The file that holds the user message; null if there is none, or where it was found.</param>
/// <param name="Arguments">What the templates in the files may use.</param>
internal sealed record MessageFilesModel(string? System, string? User, EquatableArray<ArgumentModel> Arguments)
{
    public static readonly MessageFilesModel None = new(null, null, []);
}
