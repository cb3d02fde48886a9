namespace GptImage2.Generators.Model;

/// <summary>How a record compares and prints its members by value.</summary>
/// <param name="IsSealed">Whether no record derives from it.</param>
/// <param name="HasBase">Whether it derives from a record.</param>
/// <param name="Compares">Whether equality is generated: the record does not declare it itself.</param>
/// <param name="Prints">Whether printing is generated: the record does not declare it itself.</param>
internal sealed record EqualityModel(bool IsSealed, bool HasBase, bool Compares, bool Prints);
