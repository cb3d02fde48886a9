using GptImage2.Generators.Infrastructure;

namespace System;

// List patterns need this type, and netstandard2.0 does not have it.
internal readonly struct Index(int value, bool fromEnd = false)
{
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
