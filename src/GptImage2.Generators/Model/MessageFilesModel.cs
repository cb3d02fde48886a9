using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>The messages of a call that are read from files later.</summary>
/// <param name="System">The file that contains the system message; null if there is none, or if it was already read.</param>
/// <param name="User">The file that contains the user message; null if there is none, or if it was already read.</param>
/// <param name="Arguments">The arguments that the templates in the files may use.</param>
internal sealed record MessageFilesModel(string? System, string? User, EquatableArray<ArgumentModel> Arguments)
{
    public static readonly MessageFilesModel None = new(null, null, []);
}
