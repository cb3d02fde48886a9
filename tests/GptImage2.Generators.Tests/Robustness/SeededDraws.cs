namespace GptImage2.Generators.Tests.Robustness;

/// <summary>Random draws from a seed: the same seed gives the same program on every machine.</summary>
/// <param name="seed">The seed.</param>
/// <param name="wildness">How often, of a hundred, what is mostly wrong is drawn where something right could be.</param>
internal sealed class SeededDraws(int seed, int wildness)
{
    // Of another algorithm than Random, whose draws may change between versions of .NET.
    private uint _state = unchecked((uint)seed * 2654435761u) | 1u;

    public int Below(int bound)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)bound);
    }

    /// <summary>Whether something happens that does so in so many of a hundred cases.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of what is right or, in a wild program now and then, one of what is mostly wrong.</summary>
    public string Pick(string[] right, string[] wrong) => One(Chance(wildness) ? wrong : right);

    public string One(params string[] choices) => choices[Below(choices.Length)];

    /// <summary>A text at so many of a hundred, else nothing.</summary>
    public string Maybe(int percent, string text) => Chance(percent) ? text : "";

    /// <summary>A text that is mostly wrong, in wild programs now and then.</summary>
    public string Wild(params string[] choices) => Chance(wildness) ? One(choices) : "";
}
