using GptImage2.Generators.Infrastructure;

namespace System;

// List patterns ask for this type; netstandard2.0 has none.
internal readonly struct Index(int value, bool fromEnd = false)
{
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
