namespace GptImage2.Emulator.Samples;

/// <summary>Says why no sample can be made.</summary>
/// <param name="message">The reason.</param>
/// <param name="isLimit">Whether the schema asks for more than the emulator makes, which is a mistake of the request.</param>
internal sealed class SampleException(string message, bool isLimit = false) : Exception(message)
{
    public bool IsLimit => isLimit;
}
