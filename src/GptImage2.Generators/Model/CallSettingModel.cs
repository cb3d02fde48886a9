namespace GptImage2.Generators.Model;

/// <summary>One setting of a call.</summary>
/// <param name="Name">The property of <c>CallOptions</c>.</param>
/// <param name="Expression">Its value, as a C# expression.</param>
internal sealed record CallSettingModel(string Name, string Expression);
